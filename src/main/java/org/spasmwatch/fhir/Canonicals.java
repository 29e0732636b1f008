package org.spasmwatch.fhir;

/** The URLs under which what is our own stands in FHIR; the same in every version of FHIR. */
public final class Canonicals {
  private static final String BASE = "https://spasmwatch.org/fhir/";

  /** The system of the ids of claims. */
  public static final String CLAIMS = BASE + "claims";

  private Canonicals() {}

  public static String extension(String name) {
    return of("StructureDefinition", name);
  }

  public static String profile(String name) {
    return of("StructureDefinition", name);
  }

  public static String codeSystem(String name) {
    return of("CodeSystem", name);
  }

  public static String valueSet(String name) {
    return of("ValueSet", name);
  }

  public static String searchParameter(String name) {
    return of("SearchParameter", name);
  }

  /** The canonical of a conformance resource; it resolves below every base of the service. */
  public static String of(String type, String id) {
    return BASE + type + "/" + id;
  }

  /** The canonical of a resource of ours: {@code ActivityDefinition/sodium}. */
  public static String instance(String reference) {
    return BASE + reference;
  }

  /** The system of the identifiers of one kind of record. */
  public static String identifiers(String kind) {
    return BASE + kind;
  }
}
