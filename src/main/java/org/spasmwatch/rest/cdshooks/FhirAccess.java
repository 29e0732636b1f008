package org.spasmwatch.rest.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.spasmwatch.ehr.Access;
import org.spasmwatch.ehr.Token;

/**
 * Reads {@code fhirServer} and {@code fhirAuthorization} (CDS Hooks 2.0.1, "FHIR Resource Access").
 * What is wrong with their form is said without any of their values.
 */
final class FhirAccess {
  /** RFC 6749, Appendix A.12: what an access token is made of. */
  private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]+");

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private FhirAccess() {}

  /** What the call offers; empty when that is nothing, or something is wrong with it. */
  static Optional<Access> read(Fields fields) {
    Optional<String> server = fields.optionalText("fhirServer");
    server
        .filter(url -> !isBaseUrl(url))
        .ifPresent(
            url -> fields.wrong("fhirServer", "fhirServer has to be an absolute http(s) URL"));
    Token token = fields.optionalObject("fhirAuthorization") ? token(fields).orElse(null) : null;
    return server.map(url -> new Access(url, token));
  }

  private static Optional<Token> token(Fields fields) {
    if (!fields.has("fhirServer")) {
      fields.wrong("fhirServer", "fhirAuthorization is of no use without fhirServer; send both");
    }
    Optional<String> value = fields.text("fhirAuthorization.access_token");
    value
        .filter(token -> !VISIBLE.matcher(token).matches())
        .ifPresent(
            token ->
                fields.wrong(
                    "fhirAuthorization.access_token",
                    "access_token has to be of visible ASCII characters: it goes into a header"));
    fields
        .text("fhirAuthorization.token_type")
        .filter(type -> !type.equalsIgnoreCase("Bearer"))
        .ifPresent(
            type -> fields.wrong("fhirAuthorization.token_type", "token_type has to be Bearer"));
    Optional<String> scope = fields.text("fhirAuthorization.scope");
    fields.text("fhirAuthorization.subject");
    String patient = fields.optionalText("fhirAuthorization.patient").orElse(null);
    JsonNode expiresIn = fields.at("fhirAuthorization.expires_in");
    if (!expiresIn.isIntegralNumber()) {
      fields.wrong(
          "fhirAuthorization.expires_in", "expires_in has to be a whole number of seconds");
    }
    return value.map(v -> new Token(v, expiresIn.asLong(), scope.orElse(""), patient));
  }

  private static boolean isBaseUrl(String url) {
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      return SCHEMES.contains(scheme) && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
