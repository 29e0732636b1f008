package org.spasmwatch.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;

/**
 * HAPI's contexts, one for each version of FHIR, built when first needed because each takes
 * seconds. What a parser does not understand is left out and not logged: it may be of a patient.
 */
public final class Contexts {
  private Contexts() {}

  private static final class R4 {
    static final FhirContext CONTEXT = quick(FhirContext.forR4());
  }

  private static final class R4B {
    static final FhirContext CONTEXT = quick(FhirContext.forR4B());
  }

  private static final class R5 {
    static final FhirContext CONTEXT = quick(FhirContext.forR5());
  }

  private static FhirContext quick(FhirContext context) {
    context.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
    return context;
  }

  public static FhirContext of(FhirVersion version) {
    return switch (version) {
      case R4 -> R4.CONTEXT;
      case R4B -> R4B.CONTEXT;
      case R5 -> R5.CONTEXT;
    };
  }

  public static IParser json(FhirVersion version) {
    return silent(of(version).newJsonParser());
  }

  static IParser xml(FhirVersion version) {
    return silent(of(version).newXmlParser());
  }

  private static IParser silent(IParser parser) {
    parser.setParserErrorHandler(new LenientErrorHandler(false).setErrorOnInvalidValue(false));
    parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
    parser.setStripVersionsFromReferences(false);
    return parser;
  }
}
