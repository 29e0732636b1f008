package org.spasmwatch.testkit;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.r5.KnowledgeEdition;

/** The R4B edition as a test asks it, without HTTP. */
public final class R4b {
  private static final Edition EDITION =
      new KnowledgeEdition(new org.spasmwatch.fhir.r4b.R4b(), () -> R5.server("r4b"));

  private R4b() {}

  public static Edition edition() {
    return EDITION;
  }

  /** Refuses what FHIR R4B does not have. */
  public static IParser strict() {
    return FhirContext.forR4BCached()
        .newJsonParser()
        .setParserErrorHandler(new StrictErrorHandler());
  }
}
