package org.spasmwatch.rest.fhir.write.call;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a client would like to get back (FHIR R5, 3.2.0.13.3). */
public enum Preference {
  MINIMAL,
  REPRESENTATION,
  OUTCOME;

  static Preference of(HttpHeaders headers) {
    String wishes =
        String.join(",", Optional.ofNullable(headers.getRequestHeader("Prefer")).orElse(List.of()))
            .toLowerCase(Locale.ROOT)
            .replace(" ", "");
    if (wishes.contains("return=minimal")) {
      return MINIMAL;
    }
    return wishes.contains("return=operationoutcome") ? OUTCOME : REPRESENTATION;
  }
}
