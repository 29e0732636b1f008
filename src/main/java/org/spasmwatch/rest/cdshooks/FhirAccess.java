package org.spasmwatch.rest.cdshooks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * The form of {@code fhirServer} and {@code fhirAuthorization} (CDS Hooks 2.0.1, "FHIR Resource
 * Access"). Only the form: the token is not kept, and nothing here says anything of its value.
 */
final class FhirAccess {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private FhirAccess() {}

  static void check(Fields fields) {
    fields
        .optionalText("fhirServer")
        .filter(url -> !isBaseUrl(url))
        .ifPresent(
            url -> fields.wrong("fhirServer", "fhirServer has to be an absolute http(s) URL"));
    if (fields.optionalObject("fhirAuthorization")) {
      authorization(fields);
    }
  }

  private static void authorization(Fields fields) {
    if (!fields.has("fhirServer")) {
      fields.wrong("fhirServer", "fhirAuthorization is of no use without fhirServer; send both");
    }
    fields.text("fhirAuthorization.access_token");
    fields
        .text("fhirAuthorization.token_type")
        .filter(type -> !type.equalsIgnoreCase("Bearer"))
        .ifPresent(
            type -> fields.wrong("fhirAuthorization.token_type", "token_type has to be Bearer"));
    fields.text("fhirAuthorization.scope");
    fields.text("fhirAuthorization.subject");
    if (!fields.at("fhirAuthorization.expires_in").isIntegralNumber()) {
      fields.wrong(
          "fhirAuthorization.expires_in", "expires_in has to be a whole number of seconds");
    }
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
