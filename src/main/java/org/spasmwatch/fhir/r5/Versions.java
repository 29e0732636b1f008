package org.spasmwatch.fhir.r5;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.hl7.fhir.r5.model.DomainResource;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.search.Summary;

/**
 * The version of a resource: the number of its record, and a mark of what it shows. A resource also
 * tells what other records say (statements of its classes, sources, the numbers of the policy), and
 * has to be another version when those change, although its record does not.
 */
public final class Versions {
  private static final Form WHOLE = new Form(false, Summary.FALSE);
  private static final int BYTES = 4;

  private Versions() {}

  /**
   * The same resource, whose version was the number alone: {@code 3} becomes {@code 3.1f0c97aa}.
   */
  public static <R extends DomainResource> R named(R resource) {
    String mark = mark(Json.of(resource, WHOLE));
    resource.getMeta().setVersionId(resource.getMeta().getVersionId() + "." + mark);
    return resource;
  }

  private static String mark(String json) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
