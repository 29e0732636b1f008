package org.spasmwatch.workbench.bedside;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.terminology.Systems;
import org.spasmwatch.workbench.bedside.Sheet.Finding;
import org.spasmwatch.workbench.bedside.Sheet.Lab;
import org.spasmwatch.workbench.bedside.Sheet.Medicine;

/**
 * Writes a sheet as a FHIR R4 Bundle, so that it goes through the same door as an EHR's data. What
 * the knowledge has a code for is coded; what is not understood is sent as it was written, and the
 * answer says so.
 */
public final class SheetBundle {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
  private static final Set<String> SEXES = Set.of("female", "male", "other");

  private final KnowledgeBase knowledge;
  private final ArrayNode entries = JSON.arrayNode();

  private SheetBundle(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  /** The Bundle of a sheet. */
  public static ObjectNode of(Sheet sheet, KnowledgeBase knowledge) {
    SheetBundle made = new SheetBundle(knowledge);
    ObjectNode patient = made.add("Patient", "patient");
    if (SEXES.contains(sheet.sex())) {
      patient.put("gender", sheet.sex());
    }
    put(patient, "birthDate", sheet.born());
    sheet.medicines().forEach(made::medicine);
    sheet.findings().forEach(made::finding);
    sheet.labs().forEach(made::lab);
    ObjectNode bundle = JSON.objectNode().put("resourceType", "Bundle").put("type", "collection");
    bundle.set("entry", made.entries);
    return bundle;
  }

  private ObjectNode add(String type, String id) {
    return entries.addObject().putObject("resource").put("resourceType", type).put("id", id);
  }

  private ObjectNode about(String type, String prefix) {
    ObjectNode resource = add(type, prefix + "-" + entries.size());
    resource.putObject("subject").put("reference", "Patient/patient");
    return resource;
  }

  private void medicine(Medicine medicine) {
    ObjectNode json = about("MedicationStatement", "medicine");
    json.put("status", medicine.stop().isEmpty() ? "active" : "stopped");
    ObjectNode concept = json.putObject("medicationCodeableConcept").put("text", medicine.name());
    knowledge.terms().drugs().named(medicine.name()).stream()
        .flatMap(id -> knowledge.drug(id).stream())
        .flatMap(drug -> ingredient(drug).stream())
        .forEach(code -> coding(concept, code));
    if (!medicine.start().isEmpty() || !medicine.stop().isEmpty()) {
      ObjectNode period = json.putObject("effectivePeriod");
      put(period, "start", medicine.start());
      put(period, "end", medicine.stop());
    }
    if (!medicine.dose().isEmpty()) {
      dose(json.putArray("dosage").addObject(), medicine.dose());
    }
  }

  private static Optional<Code> ingredient(Drug drug) {
    return drug.codes().stream()
        .filter(code -> code.system().equals(Systems.RXNORM))
        .min(Comparator.comparing(Code::code));
  }

  private static void dose(ObjectNode dosage, String text) {
    Optional<BigDecimal> amount = number(text);
    if (amount.isEmpty()) {
      dosage.put("text", text);
      return;
    }
    dosage
        .putObject("timing")
        .putObject("repeat")
        .put("frequency", 1)
        .put("period", 1)
        .put("periodUnit", "d");
    ObjectNode rate = dosage.putArray("doseAndRate").addObject();
    quantity(rate.putObject("doseQuantity"), amount.get(), "mg");
  }

  private static void quantity(ObjectNode json, BigDecimal value, String unit) {
    json.put("value", value).put("unit", unit).put("system", Systems.UCUM).put("code", unit);
  }

  private static Optional<BigDecimal> number(String text) {
    return text.matches("\\d{1,7}([.,]\\d{1,4})?")
        ? Optional.of(new BigDecimal(text.replace(',', '.')))
        : Optional.empty();
  }

  private void finding(Finding finding) {
    ObjectNode json = about("Condition", "finding");
    coding(json.putObject("clinicalStatus"), new Code(CLINICAL, "active"));
    ObjectNode concept = json.putObject("code").put("text", finding.name());
    Set<String> keys = knowledge.terms().findings().named(finding.name());
    if (keys.size() == 1) {
      code(keys.iterator().next()).ifPresent(code -> coding(concept, code));
    }
    put(json, "onsetDateTime", finding.onset());
  }

  /** One that means this finding and no other. */
  private Optional<Code> code(String finding) {
    Concept concept = knowledge.terms().concepts().require(finding);
    return concept.codes().stream()
        .filter(code -> knowledge.terms().findings().of(code).size() == 1)
        .min(
            Comparator.comparing(Code::system, Comparator.reverseOrder())
                .thenComparing(Code::code));
  }

  private void lab(Lab lab) {
    ObjectNode json = about("Observation", "lab");
    json.put("status", "final");
    ObjectNode concept = json.putObject("code");
    Analyte analyte = knowledge.terms().analytes().get(lab.key());
    if (analyte == null) {
      concept.put("text", lab.key());
    } else {
      concept.put("text", analyte.label());
      analyte.codes().stream()
          .min(Comparator.comparing(Code::code))
          .ifPresent(code -> coding(concept, code));
    }
    put(json, "effectiveDateTime", lab.taken());
    number(lab.value())
        .filter(value -> analyte != null)
        .ifPresentOrElse(
            value -> quantity(json.putObject("valueQuantity"), value, unit(analyte)),
            () -> json.put("valueString", lab.value()));
  }

  private static String unit(@Nullable Analyte analyte) {
    return analyte == null ? "" : analyte.unit();
  }

  private static void coding(ObjectNode concept, Code code) {
    concept.withArray("coding").addObject().put("system", code.system()).put("code", code.code());
  }

  private static void put(ObjectNode json, String field, String value) {
    if (!value.isEmpty()) {
      json.put(field, value);
    }
  }
}
