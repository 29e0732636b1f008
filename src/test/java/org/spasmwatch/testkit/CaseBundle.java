package org.spasmwatch.testkit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.terminology.Systems;
import org.spasmwatch.testkit.Case.Lab;
import org.spasmwatch.testkit.Case.Medication;
import org.spasmwatch.testkit.Case.Sign;
import org.spasmwatch.testkit.Case.Step;

/** Makes the FHIR R4 Bundle of a case, so that cases go through the same door as real data. */
public final class CaseBundle {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
  private static final String VERIFICATION =
      "http://terminology.hl7.org/CodeSystem/condition-ver-status";
  private static final String INTERPRETATION =
      "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

  private final KnowledgeBase knowledge;
  private final ObjectNode bundle = JSON.objectNode();
  private final ArrayNode entries;

  private CaseBundle(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
    bundle.put("resourceType", "Bundle").put("type", "collection");
    entries = bundle.putArray("entry");
  }

  public static ObjectNode of(Case patient, KnowledgeBase knowledge) {
    CaseBundle made = new CaseBundle(knowledge);
    ObjectNode resource = made.add("Patient", "p");
    if (patient.born() != null) {
      resource.put("birthDate", patient.born());
    }
    put(resource, "gender", patient.sex());
    if (patient.deceased() != null) {
      resource.put("deceasedBoolean", patient.deceased());
    }
    orNone(patient.drugs()).forEach(made::medication);
    orNone(patient.findings()).forEach(made::sign);
    orNone(patient.labs()).forEach(made::lab);
    orNone(patient.allergies()).forEach(made::allergy);
    orNone(patient.resources()).forEach(made::resource);
    return made.bundle;
  }

  /** The context that the hook of a case brings: its orders, as a Bundle or the one. */
  public static ObjectNode ordersOf(Case patient, KnowledgeBase knowledge) {
    CaseBundle made = new CaseBundle(knowledge);
    orNone(patient.orders()).forEach(made::order);
    return made.bundle;
  }

  private void order(Medication order) {
    ObjectNode json = medication(order, "o");
    if (order.status() == null) {
      json.put("status", "draft");
    }
    if (order.prior() != null) {
      json.putObject("priorPrescription").put("reference", "MedicationRequest/" + order.prior());
    }
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : list;
  }

  private ObjectNode add(String type, String prefix) {
    String id = prefix + (entries.size() + 1);
    return entries
        .addObject()
        .putObject("resource")
        .put("resourceType", type)
        .put("id", type.equals("Patient") ? "p" : id);
  }

  private ObjectNode about(String type, String prefix) {
    ObjectNode resource = add(type, prefix);
    String field = type.equals("AllergyIntolerance") ? "patient" : "subject";
    resource.putObject(field).put("reference", "Patient/p");
    return resource;
  }

  private void medication(Medication medication) {
    medication(medication, "m");
  }

  private ObjectNode medication(Medication medication, String prefix) {
    boolean request = Boolean.TRUE.equals(medication.request()) || prefix.equals("o");
    ObjectNode json = about(request ? "MedicationRequest" : "MedicationStatement", prefix);
    put(json, "id", medication.id());
    if (medication.category() != null) {
      coding(
          json.putArray("category").addObject(),
          new Code(
              "http://terminology.hl7.org/CodeSystem/medicationrequest-category",
              medication.category()));
    }
    json.put("status", medication.status() == null ? "active" : medication.status());
    if (request) {
      json.put("intent", medication.intent() == null ? "order" : medication.intent());
    }
    drug(json.putObject("medicationCodeableConcept"), medication.drug(), medication.text());
    put(json, "authoredOn", medication.authored());
    if (medication.reason() != null) {
      coding(json.putArray("reasonCode").addObject(), code(medication.reason()));
    }
    if (medication.start() != null || medication.end() != null) {
      ObjectNode period = json.putObject("effectivePeriod");
      put(period, "start", medication.start());
      put(period, "end", medication.end());
    }
    if (medication.supply() != null) {
      json.putObject("dispenseRequest")
          .putObject("expectedSupplyDuration")
          .put("value", medication.supply())
          .put("unit", "d");
    }
    if (medication.sig() != null) {
      json.putArray(request ? "dosageInstruction" : "dosage")
          .addObject()
          .put("text", medication.sig());
    }
    if (medication.dose() != null) {
      dose(json.putArray(request ? "dosageInstruction" : "dosage").addObject(), medication.dose());
    }
    if (medication.steps() != null) {
      steps(json.putArray(request ? "dosageInstruction" : "dosage"), medication.steps());
    }
    return json;
  }

  private Code code(String finding) {
    return knowledge.terms().concepts().require(finding).codes().stream()
        .min(Comparator.comparing(Code::toString))
        .orElseThrow();
  }

  private static void steps(ArrayNode dosages, List<Step> steps) {
    for (Step step : steps) {
      ObjectNode dosage = dosages.addObject().put("sequence", dosages.size());
      dose(dosage, step.dose());
      if (step.days() != null) {
        ((ObjectNode) dosage.path("timing").path("repeat"))
            .putObject("boundsDuration")
            .put("value", step.days())
            .put("code", "d");
      }
    }
  }

  private static void dose(ObjectNode dosage, BigDecimal mg) {
    dosage
        .putObject("timing")
        .putObject("repeat")
        .put("frequency", 1)
        .put("period", 1)
        .put("periodUnit", "d");
    dosage
        .putArray("doseAndRate")
        .addObject()
        .putObject("doseQuantity")
        .put("value", mg)
        .put("unit", "mg")
        .put("system", Systems.UCUM)
        .put("code", "mg");
  }

  private void drug(ObjectNode concept, @Nullable String id, @Nullable String text) {
    put(concept, "text", text);
    if (id != null) {
      Drug drug = knowledge.drug(id).orElseThrow(() -> new IllegalArgumentException(id));
      Code code =
          drug.codes().stream()
              .filter(c -> c.system().equals(Systems.RXNORM))
              .findFirst()
              .orElseThrow();
      coding(concept, code);
    }
  }

  private static void coding(ObjectNode concept, Code code) {
    concept.putArray("coding").addObject().put("system", code.system()).put("code", code.code());
  }

  private void sign(Sign sign) {
    boolean condition = Boolean.TRUE.equals(sign.condition());
    ObjectNode json = about(condition ? "Condition" : "Observation", "f");
    finding(json.putObject("code"), sign);
    if (condition) {
      status(json, "clinicalStatus", CLINICAL, sign.status() == null ? "active" : sign.status());
      status(json, "verificationStatus", VERIFICATION, sign.verification());
      put(json, "onsetDateTime", sign.on());
      put(json, "recordedDate", sign.recorded());
      put(json, "abatementDateTime", sign.ended());
    } else {
      json.put("status", sign.status() == null ? "final" : sign.status());
      put(json, "effectiveDateTime", sign.on());
      json.put("valueBoolean", sign.present() == null || sign.present());
    }
  }

  private void finding(ObjectNode concept, Sign sign) {
    put(concept, "text", sign.text());
    if (sign.finding() == null) {
      return;
    }
    Concept found = knowledge.terms().concepts().require(sign.finding());
    found.codes().stream()
        .filter(c -> knowledge.terms().findings().of(c).size() == 1)
        .min(
            Comparator.comparing(Code::system, Comparator.reverseOrder()).thenComparing(Code::code))
        .ifPresentOrElse(
            code -> coding(concept, code), () -> concept.put("text", found.names().get(0)));
  }

  private static void status(
      ObjectNode json, String field, String system, @Nullable String status) {
    if (status != null) {
      coding(json.putObject(field), new Code(system, status));
    }
  }

  private void lab(Lab lab) {
    ObjectNode json = about("Observation", "l");
    Analyte analyte = knowledge.terms().analyte(lab.analyte());
    json.put("status", lab.status() == null ? "final" : lab.status());
    coding(
        json.putObject("code"),
        analyte.codes().stream().min(Comparator.comparing(Code::code)).orElseThrow());
    put(json, "effectiveDateTime", lab.on());
    String unit = lab.unit() == null ? analyte.unit() : lab.unit();
    if (lab.value() != null) {
      ObjectNode value = json.putObject("valueQuantity").put("value", lab.value());
      value.put("unit", unit).put("system", Systems.UCUM).put("code", unit);
      put(value, "comparator", lab.comparator());
    }
    if (lab.flag() != null) {
      coding(json.putArray("interpretation").addObject(), new Code(INTERPRETATION, lab.flag()));
    }
    if (lab.low() != null && lab.high() != null) {
      ObjectNode range = json.putArray("referenceRange").addObject();
      range.putObject("low").put("value", lab.low()).put("unit", unit);
      range.putObject("high").put("value", lab.high()).put("unit", unit);
    }
  }

  /** A drug, and behind a slash what it did: {@code gabapentin/myoclonus}. */
  private void allergy(String allergy) {
    String[] parts = allergy.split("/", 2);
    ObjectNode json = about("AllergyIntolerance", "a");
    drug(json.putObject("code"), parts[0], null);
    if (parts.length > 1) {
      ObjectNode reaction = json.putArray("reaction").addObject();
      coding(reaction.putArray("manifestation").addObject(), code(parts[1]));
    }
  }

  private void resource(ObjectNode given) {
    ObjectNode json = given.deepCopy();
    String type = json.path("resourceType").asText();
    String field = type.equals("AllergyIntolerance") ? "patient" : "subject";
    if (!type.equals("Medication") && !json.has(field)) {
      json.putObject(field).put("reference", "Patient/p");
    }
    entries.addObject().set("resource", json);
  }

  private static void put(ObjectNode json, String field, @Nullable String value) {
    if (value != null) {
      json.put(field, value);
    }
  }
}
