package org.spasmwatch.bench.driver.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * The calls that are sent: the synthetic patient of {@code docs/examples/patient-view.json}, of
 * these days, with an eGFR of 24, and as many unremarkable results beside it as make the body of
 * the wanted size.
 */
public final class Bodies {
  /** A part of the summary of the card that the patient has to get. */
  public static final String CARD = "Myoclonus on gabapentin with impaired kidney function";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> MORE =
      List.of("findings", "findings2", "labs", "vitalSigns", "allergies");

  /** A result: LOINC code, display, value, unit, UCUM code. */
  private record Result(String code, String display, double value, String unit, String ucum) {}

  private static final Result EGFR =
      new Result(
          "98979-8",
          "Glomerular filtration rate/1.73 sq M.predicted",
          24,
          "mL/min/1.73m2",
          "mL/min/{1.73_m2}");

  /** No reason for a card. */
  private static final List<Result> UNREMARKABLE =
      List.of(
          new Result("718-7", "Hemoglobin [Mass/volume] in Blood", 13.9, "g/dL", "g/dL"),
          new Result("8867-4", "Heart rate", 72, "beats/minute", "/min"),
          new Result("2951-2", "Sodium [Moles/volume] in Serum or Plasma", 140, "mmol/L", "mmol/L"),
          new Result("29463-7", "Body weight", 64.5, "kg", "kg"),
          new Result("8310-5", "Body temperature", 36.7, "C", "Cel"));

  private final ObjectNode example;
  private final LocalDate today;

  public Bodies(Path examples, LocalDate today) throws IOException {
    this.example = (ObjectNode) JSON.readTree(examples.resolve("patient-view.json").toFile());
    this.today = today;
    resource("medicationRequests").put("authoredOn", today.minusDays(50).toString());
    resource("conditions").put("onsetDateTime", today.minusDays(1).toString());
  }

  private ObjectNode resource(String key) {
    return (ObjectNode) example.at("/prefetch/" + key + "/entry/0/resource");
  }

  /** Writes a call of at least that many bytes. */
  public Path write(Path folder, int bytes) throws IOException {
    ObjectNode call = example.deepCopy();
    ObjectNode prefetch = (ObjectNode) call.get("prefetch");
    MORE.forEach(key -> prefetch.set(key, bundle()));
    ArrayNode entries = (ArrayNode) prefetch.at("/labs/entry");
    add(entries, EGFR);
    int size = JSON.writeValueAsBytes(call).length;
    while (size < bytes) {
      size += add(entries, UNREMARKABLE.get(entries.size() % UNREMARKABLE.size()));
    }
    return Files.write(folder.resolve(name(bytes)), JSON.writeValueAsBytes(call));
  }

  /** Of the file with a call of that size, and of the answer to it. */
  public static String name(int bytes) {
    return "call-" + bytes;
  }

  private static ObjectNode bundle() {
    ObjectNode bundle =
        JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
    bundle.putArray("entry");
    return bundle;
  }

  private int add(ArrayNode entries, Result result) throws IOException {
    ObjectNode observation = entries.addObject().putObject("resource");
    observation
        .put("resourceType", "Observation")
        .put("id", "result-" + entries.size())
        .put("status", "final");
    coding(
            observation.putArray("category").addObject(),
            "http://terminology.hl7.org/CodeSystem/observation-category")
        .put("code", "laboratory");
    coding(observation.putObject("code"), "http://loinc.org")
        .put("code", result.code())
        .put("display", result.display());
    observation.putObject("subject").put("reference", "Patient/example");
    observation.put(
        "effectiveDateTime", today.minusDays(1 + entries.size() / UNREMARKABLE.size()).toString());
    observation
        .putObject("valueQuantity")
        .put("value", result.value())
        .put("unit", result.unit())
        .put("system", "http://unitsofmeasure.org")
        .put("code", result.ucum());
    return JSON.writeValueAsBytes(entries.get(entries.size() - 1)).length + 1;
  }

  private static ObjectNode coding(ObjectNode concept, String system) {
    return concept.putArray("coding").addObject().put("system", system);
  }
}
