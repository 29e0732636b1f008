package org.spasmwatch.rest.fhir.form;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The forms in which an answer is given, the usual one first. */
public enum Media {
  JSON(
      "application/fhir+json",
      List.of("json", "application/json", "application/json+fhir", "text/json")),
  XML(
      "application/fhir+xml",
      List.of("xml", "application/xml", "application/xml+fhir", "text/xml")),
  /** A page for people, of which a program can make nothing. */
  HTML("text/html", List.of("html"));

  private final String type;
  private final List<String> alsoCalled;

  Media(String type, List<String> alsoCalled) {
    this.type = type;
    this.alsoCalled = alsoCalled;
  }

  /** By the value of {@code _format}, without parameters: a short name or a media type. */
  static Optional<Media> named(String name) {
    return Stream.of(values()).filter(m -> m.isCalled(name)).findFirst();
  }

  /** By the Content-Type of a body; empty for what is no resource. */
  public static Optional<Media> sent(MediaType type) {
    String name = type.getType() + "/" + type.getSubtype();
    return Stream.of(JSON, XML).filter(m -> m.isCalled(name)).findFirst();
  }

  boolean isCalled(String name) {
    return type.equals(name) || alsoCalled.contains(name);
  }

  /**
   * Whether a media range is one of this form: 2 by its name, 1 by its family, 0 as any, else -1.
   */
  int specificity(String range) {
    if (isCalled(range) && range.indexOf('/') > 0) {
      return 2;
    }
    String family = type.substring(0, type.indexOf('/') + 1);
    if (range.equals(family + "*")) {
      return 1;
    }
    return range.equals("*/*") ? 0 : -1;
  }

  /** The Content-Type of an answer in that version of FHIR. */
  public String contentType(String version) {
    return this == HTML
        ? type + ";charset=UTF-8"
        : type + ";fhirVersion=" + version + ";charset=UTF-8";
  }
}
