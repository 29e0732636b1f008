package org.spasmwatch.terminology;

import static java.util.Objects.requireNonNull;

/**
 * A code in a code system, as in FHIR {@code Coding.system} and {@code Coding.code}. The system is
 * a canonical URL of {@link Systems}; the code is compared as written.
 */
public record Code(String system, String code) {
  public Code {
    requireNonNull(system, "system");
    requireNonNull(code, "code");
    if (system.isBlank() || code.isBlank()) {
      throw new IllegalArgumentException("a code needs a system and a code");
    }
  }

  @Override
  public String toString() {
    return system + "|" + code;
  }
}
