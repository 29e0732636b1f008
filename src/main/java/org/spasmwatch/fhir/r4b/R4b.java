package org.spasmwatch.fhir.r4b;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.PerformanceOptionsEnum;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r5.model.Resource;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.r5.Dialect;
import org.spasmwatch.fhir.r5.Json;
import org.spasmwatch.fhir.r5.R5;
import org.spasmwatch.fhir.r5.Table;
import org.spasmwatch.fhir.search.Summary;

/**
 * FHIR 4.3.0. MedicationKnowledge and Medication have the same shape in FHIR 4.0.1, so that clients
 * of R4 may have them under that label; ClinicalUseDefinition does not exist there.
 */
public final class R4b implements Dialect {
  private static final Set<String> ALSO_IN_R4 = Set.of("Medication", "MedicationKnowledge");
  private static final Form WHOLE = new Form(false, Summary.FALSE);
  private static final R5 ORIGINAL = new R5();

  /** HAPI's context takes seconds to build: once, when first needed. */
  private static final class Lazy {
    static final FhirContext R4B = FhirContext.forR4B();

    static {
      R4B.setPerformanceOptions(PerformanceOptionsEnum.DEFERRED_MODEL_SCANNING);
    }
  }

  @Override
  public String name() {
    return "r4b";
  }

  @Override
  public String release() {
    return "4.3.0";
  }

  @Override
  public List<String> versions(String type) {
    return ALSO_IN_R4.contains(type) ? List.of("4.3", "4.0") : List.of("4.3");
  }

  @Override
  public Map<String, Table<?>> tables() {
    return Tables.ALL;
  }

  @Override
  public Set<String> elements(String type) {
    return Json.elements(Lazy.R4B, type);
  }

  /**
   * HAPI's models of R4B know which elements belong to a summary there; else they are not needed.
   */
  @Override
  public String write(Resource resource, Form form) {
    ObjectNode tree = Trees.read(ORIGINAL.write(resource, WHOLE));
    Translation.toR4b(tree);
    String whole = Trees.write(tree);
    return form.equals(WHOLE)
        ? whole
        : Json.of(Lazy.R4B, Lazy.R4B.newJsonParser().parseResource(whole), form);
  }

  @Override
  public ObjectNode original(ObjectNode resource) {
    ObjectNode original = resource.deepCopy();
    Translation.toR5(original);
    return original;
  }
}
