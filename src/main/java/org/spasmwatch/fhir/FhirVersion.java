package org.spasmwatch.fhir;

import java.util.Optional;
import java.util.stream.Stream;

/** The versions of FHIR in which data of patients come in and answers about them go out. */
public enum FhirVersion {
  R4("4.0", "r4"),
  R4B("4.3", "r4b"),
  R5("5.0", "r5");

  private final String mime;
  private final String base;

  FhirVersion(String mime, String base) {
    this.mime = mime;
    this.base = base;
  }

  /** As in the MIME parameter {@code fhirVersion}. */
  public String mime() {
    return mime;
  }

  /** By the value of the MIME parameter; a patch version may follow. */
  public static Optional<FhirVersion> of(String mime) {
    return Stream.of(values())
        .filter(
            v -> mime.equals(v.mime) || mime.equals(v.mime + ".0") || mime.equals(v.mime + ".1"))
        .findFirst();
  }

  /** By the last part of a base URL. */
  public static Optional<FhirVersion> ofBase(String base) {
    return Stream.of(values()).filter(v -> v.base.equals(base)).findFirst();
  }
}
