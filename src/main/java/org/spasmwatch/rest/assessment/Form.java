package org.spasmwatch.rest.assessment;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.rest.Excluded;

/** The forms of an answer, the one that nobody has to ask for first. */
enum Form {
  CARDS(MediaType.APPLICATION_JSON),
  TEXT(MediaType.TEXT_PLAIN),
  FHIR_JSON(Form.JSON_TYPE),
  FHIR_XML(Form.XML_TYPE);

  static final String JSON_TYPE = "application/fhir+json";
  static final String XML_TYPE = "application/fhir+xml";

  private final MediaType type;

  Form(String type) {
    this.type = MediaType.valueOf(type);
  }

  /** What a client accepts: a form, and the version of FHIR that it wants, if it says one. */
  record Accepted(Form form, @Nullable String version) {
    boolean in(FhirVersion answered) {
      return version == null
          || FhirVersion.of(version).filter(wanted -> wanted == answered).isPresent();
    }
  }

  boolean fhir() {
    return this == FHIR_JSON || this == FHIR_XML;
  }

  boolean xml() {
    return this == FHIR_XML;
  }

  /** Of the types that are accepted, the best that is on offer decides; they come best first. */
  static Accepted of(HttpHeaders headers) {
    List<MediaType> ranges = headers.getAcceptableMediaTypes();
    return ranges.stream()
        .flatMap(accepted -> offered(accepted, ranges).stream())
        .findFirst()
        .orElse(new Accepted(CARDS, null));
  }

  /** The same where only FHIR is on offer. */
  static Accepted ofFhir(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .flatMap(accepted -> offeredFhir(accepted).stream())
        .findFirst()
        .orElse(new Accepted(FHIR_JSON, null));
  }

  private static Optional<Accepted> offered(MediaType accepted, List<MediaType> ranges) {
    return Stream.of(values())
        .filter(form -> !Excluded.isExcluded(form.type, ranges))
        .filter(form -> form.type.isCompatible(accepted) || (form.xml() && isXml(accepted)))
        .findFirst()
        .map(form -> new Accepted(form, version(accepted)));
  }

  private static Optional<Accepted> offeredFhir(MediaType accepted) {
    boolean json = isJson(accepted) || FHIR_JSON.type.isCompatible(accepted);
    boolean xml = isXml(accepted);
    return json || xml
        ? Optional.of(new Accepted(json ? FHIR_JSON : FHIR_XML, version(accepted)))
        : Optional.empty();
  }

  private static @Nullable String version(MediaType accepted) {
    return accepted.getParameters().get("fhirVersion");
  }

  private static boolean isJson(MediaType type) {
    return type.isCompatible(MediaType.APPLICATION_JSON_TYPE);
  }

  /** Whether a body of this type is XML, or such an answer is wanted. */
  static boolean isXml(@Nullable MediaType type) {
    return type != null
        && !type.isWildcardSubtype()
        && (type.getSubtype().equals("fhir+xml") || type.getSubtype().equals("xml"));
  }
}
