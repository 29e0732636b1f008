package org.spasmwatch.fhir.r5;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import ca.uhn.fhir.parser.IParser;
import org.hl7.fhir.r5.model.Resource;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.search.Summary;

/** Writes resources as JSON. HAPI's context takes seconds to build: once, when first needed. */
public final class Json {
  /** Where a reference means one version, which HAPI would take away. */
  private static final String VERSIONED = "AuditEvent.entity.what";

  private Json() {}

  private static final class Lazy {
    static final FhirContext R5 = FhirContext.forR5();

    static {
      R5.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
    }
  }

  public static String of(Resource resource, Form form) {
    IParser parser = Lazy.R5.newJsonParser().setPrettyPrint(form.pretty());
    parser.setDontStripVersionsFromReferencesAtPaths(VERSIONED);
    parser.setSummaryMode(form.summary() == Summary.TRUE);
    parser.setSuppressNarratives(form.summary() == Summary.DATA);
    return parser.encodeResourceToString(resource);
  }
}
