package org.spasmwatch.rest.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.Xml;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.form.Media;

/** Takes in bodies of requests to a base: JSON or XML, in the version of the base. */
@ApplicationScoped
public class ResourceBodies {
  private static final String CONTENT_TYPE = "Content-Type";

  private final Xml xml;

  ResourceBodies(Limits limits) {
    this.xml = new Xml(limits.depth());
  }

  /**
   * The body as JSON; what was sent as JSON may still be malformed.
   *
   * @param type whose versions the body may have: a base serves some types in more than one
   */
  public Reading<byte[]> json(Edition edition, String type, @Nullable MediaType sent, byte[] body) {
    Optional<Media> form =
        Optional.ofNullable(sent)
            .filter(is -> isOfVersion(edition.versions(type), is))
            .flatMap(Media::sent);
    if (form.isEmpty()) {
      return Reading.refused(
          List.of(
              new Issue(
                  "not-supported",
                  "send application/fhir+json or application/fhir+xml in the version of this base",
                  CONTENT_TYPE)));
    }
    return form.get() == Media.XML
        ? xml.toJson(body, FhirVersion.ofBase(edition.name()).orElseThrow())
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
        : Reading.of(body);
  }

  private static boolean isOfVersion(List<String> versions, MediaType sent) {
    String version = sent.getParameters().get("fhirVersion");
    return version == null
        || versions.stream().anyMatch(v -> version.equals(v) || version.startsWith(v + "."));
  }

  /** What is wrong with a body: one of another kind is 415. */
  public static Problem problem(List<Issue> issues) {
    Issue first = issues.get(0);
    return CONTENT_TYPE.equals(first.where())
        ? Problem.of(415, first.code(), first.diagnostics())
        : new Problem(400, issues);
  }
}
