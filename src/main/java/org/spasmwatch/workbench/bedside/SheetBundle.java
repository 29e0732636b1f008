package org.spasmwatch.workbench.bedside;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.terminology.Systems;
import org.spasmwatch.workbench.bedside.Sheet.Allergy;
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
  private static final String REFERENCE = "Patient/patient";
  private static final String CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical";
  private static final String ALLERGY =
      "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
  private static final Set<String> SEXES = Set.of("female", "male", "other");
  private static final String NUMBER = "(\\d{1,7}(?:[.,]\\d{1,4})?)";
  private static final Pattern FROM_TO = Pattern.compile(NUMBER + "\\s*[-–]\\s*" + NUMBER);
  private static final Pattern ONE_END = Pattern.compile("([<>≤≥])(=?)\\s*" + NUMBER);
  private static final Map<String, String> SIGNS = Map.of("≤", "<=", "≥", ">=");

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
    sheet.allergies().forEach(made::allergy);
    ObjectNode bundle = JSON.objectNode().put("resourceType", "Bundle").put("type", "collection");
    bundle.set("entry", made.entries);
    return bundle;
  }

  private ObjectNode add(String type, String id) {
    return entries.addObject().putObject("resource").put("resourceType", type).put("id", id);
  }

  private ObjectNode about(String type, String prefix) {
    ObjectNode resource = add(type, prefix + "-" + entries.size());
    resource.putObject("subject").put("reference", REFERENCE);
    return resource;
  }

  private void medicine(Medicine medicine) {
    ObjectNode json = about("MedicationStatement", "medicine");
    json.put("status", medicine.stop().isEmpty() ? "active" : "stopped");
    drug(json.putObject("medicationCodeableConcept"), medicine.name());
    if (!medicine.start().isEmpty() || !medicine.stop().isEmpty()) {
      ObjectNode period = json.putObject("effectivePeriod");
      put(period, "start", medicine.start());
      put(period, "end", medicine.stop());
    }
    if (!medicine.dose().isEmpty()) {
      dose(json.putArray("dosage").addObject(), medicine.dose());
    }
  }

  private void drug(ObjectNode concept, String name) {
    concept.put("text", name);
    knowledge.terms().drugs().named(name).stream()
        .flatMap(id -> knowledge.drug(id).stream())
        .flatMap(drug -> ingredient(drug).stream())
        .forEach(code -> coding(concept, code));
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
    return text.matches(NUMBER)
        ? Optional.of(new BigDecimal(text.replace(',', '.')))
        : Optional.empty();
  }

  private void finding(Finding finding) {
    ObjectNode json = about("Condition", "finding");
    coding(json.putObject("clinicalStatus"), new Code(CLINICAL, "active"));
    named(json.putObject("code"), finding.name());
    put(json, "onsetDateTime", finding.onset());
  }

  private void named(ObjectNode concept, String finding) {
    concept.put("text", finding);
    Set<String> keys = knowledge.terms().findings().named(finding);
    if (keys.size() == 1) {
      code(keys.iterator().next()).ifPresent(code -> coding(concept, code));
    }
  }

  private void allergy(Allergy allergy) {
    ObjectNode json = add("AllergyIntolerance", "allergy-" + entries.size());
    json.putObject("patient").put("reference", REFERENCE);
    coding(json.putObject("clinicalStatus"), new Code(ALLERGY, "active"));
    drug(json.putObject("code"), allergy.substance());
    if (!allergy.reaction().isEmpty()) {
      ObjectNode reaction = json.putArray("reaction").addObject();
      named(reaction.putArray("manifestation").addObject(), allergy.reaction());
    }
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
    value(json, lab, analyte);
    if (!lab.range().isEmpty()) {
      range(json.putArray("referenceRange").addObject(), lab, analyte);
    }
  }

  /** A number, also one that says only how much at least or at most; else text. */
  private static void value(ObjectNode json, Lab lab, @Nullable Analyte analyte) {
    Matcher interval = ONE_END.matcher(lab.value());
    boolean open = interval.matches();
    Optional<BigDecimal> number = number(open ? interval.group(3) : lab.value());
    if (analyte == null || number.isEmpty()) {
      json.put("valueString", lab.value());
      return;
    }
    ObjectNode quantity = json.putObject("valueQuantity");
    if (open) {
      String sign = interval.group(1);
      quantity.put("comparator", SIGNS.getOrDefault(sign, sign + interval.group(2)));
    }
    measured(quantity, number.get(), lab, analyte);
  }

  /** In the unit that was written, which is said to be UCUM only where it is known to be. */
  private static void measured(
      ObjectNode json, BigDecimal value, Lab lab, @Nullable Analyte analyte) {
    String own = analyte == null ? "" : analyte.unit();
    if (lab.unit().isEmpty() || lab.unit().equals(own)) {
      quantity(json, value, own);
    } else {
      json.put("value", value).put("unit", lab.unit());
    }
  }

  private static void range(ObjectNode json, Lab lab, @Nullable Analyte analyte) {
    json.put("text", lab.range());
    Matcher both = FROM_TO.matcher(lab.range());
    Matcher one = ONE_END.matcher(lab.range());
    if (both.matches()) {
      end(json, "low", both.group(1), lab, analyte);
      end(json, "high", both.group(2), lab, analyte);
    } else if (one.matches()) {
      end(json, ">≥".contains(one.group(1)) ? "low" : "high", one.group(3), lab, analyte);
    }
  }

  private static void end(
      ObjectNode json, String end, String text, Lab lab, @Nullable Analyte analyte) {
    number(text).ifPresent(value -> measured(json.putObject(end), value, lab, analyte));
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
