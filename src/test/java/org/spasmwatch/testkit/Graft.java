package org.spasmwatch.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;

/** A drug and a finding of the knowledge, to be put into the record of somebody who has neither. */
public record Graft(String drug, String rxnorm, String finding, String statement) {
  public static final List<Graft> ALL =
      List.of(
          new Graft("gabapentin", "25480", "17450006", "gabapentin-myoclonus"),
          new Graft("gabapentin product", "310431", "26079004", "gabapentin-tremor"),
          new Graft("gabapentin", "25480", "45352006", "gabapentin-muscle-spasm"),
          new Graft("amitriptyline", "704", "55300003", "amitriptyline-muscle-cramps"),
          new Graft("lamotrigine", "28439", "45352006", "lamotrigine-muscle-spasm-not-recognised"),
          new Graft("lamotrigine", "28439", "271807003", "lamotrigine-rash"),
          new Graft("haloperidol", "5093", "15802004", "antipsychotics-acute-dystonia"));

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * The record with both in it: the drug for two months, the finding for five days. Who has died
   * lives, as nothing is said of a patient who does not.
   */
  public JsonNode onto(JsonNode bundle, String patient, LocalDate at) {
    ObjectNode copy = bundle.deepCopy();
    ArrayNode entries = copy.withArray("entry");
    for (JsonNode entry : entries) {
      if (entry.at("/resource/resourceType").asText().equals("Patient")) {
        ((ObjectNode) entry.path("resource"))
            .remove(List.of("deceasedBoolean", "deceasedDateTime"));
      }
    }
    ObjectNode use = add(entries, "MedicationStatement", patient);
    use.put("status", "active");
    coding(use.putObject("medicationCodeableConcept"), new Code(Systems.RXNORM, rxnorm));
    use.putObject("effectivePeriod").put("start", at.minusDays(60).toString());
    ObjectNode sign = add(entries, "Observation", patient);
    sign.put("status", "final").put("effectiveDateTime", at.minusDays(5).toString());
    coding(sign.putObject("code"), new Code(Systems.SNOMED_CT, finding));
    return copy;
  }

  private static ObjectNode add(ArrayNode entries, String type, String patient) {
    ObjectNode resource =
        JSON.objectNode()
            .put("resourceType", type)
            .put("id", "graft-" + type.toLowerCase(Locale.ROOT));
    resource.putObject("subject").put("reference", patient);
    entries.addObject().set("resource", resource);
    return resource;
  }

  private static void coding(ObjectNode concept, Code code) {
    concept.putArray("coding").addObject().put("system", code.system()).put("code", code.code());
  }
}
