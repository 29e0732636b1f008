package org.spasmwatch.workbench.curate.account;

import static java.util.Objects.requireNonNull;

import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.spasmwatch.app.change.Author;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.trust.Scopes;

/**
 * Who signed in.
 *
 * @param formToken has to stand in every form that is sent: only pages of this session hold it
 */
public record Curator(String name, Scopes scopes, String formToken) {
  /** The field of a form that holds the token of the session's forms. */
  public static final String FIELD = "form-token";

  private static final String KEY = Curator.class.getName();

  public Curator {
    requireNonNull(name, "name");
    requireNonNull(scopes, "scopes");
    requireNonNull(formToken, "formToken");
  }

  /** Whose request it is, on a page that is {@link SignedIn}. */
  public static Curator of(RoutingContext context) {
    return requireNonNull(context.<Curator>get(KEY), "this page is not for those signed in");
  }

  void keep(RoutingContext context) {
    context.put(KEY, this);
  }

  /** Whether that record may be written, or one like it made. */
  public boolean may(Kind kind, char interaction) {
    return scopes.allow(type(kind), String.valueOf(interaction));
  }

  /** The scope without which that may not be done, as a token says it. */
  public static String scope(Kind kind, char interaction) {
    return "system/" + type(kind) + "." + interaction;
  }

  /** What a record is in FHIR; a disagreement stands on the statements that are its sides. */
  public static String type(Kind kind) {
    return kind == RecordId.Kind.DRUG || kind == RecordId.Kind.DRUG_CLASS
        ? "MedicationKnowledge"
        : "ClinicalUseDefinition";
  }

  public Author author(String reason) {
    return new Author(name, reason, scopes.allowActivation());
  }

  /** Whether a page of this session has sent that form. */
  public boolean sent(Map<String, List<String>> form) {
    String token = form.getOrDefault(FIELD, List.of("")).get(0);
    return MessageDigest.isEqual(
        formToken.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }
}
