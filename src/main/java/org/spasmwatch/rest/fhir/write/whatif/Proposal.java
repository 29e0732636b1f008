package org.spasmwatch.rest.fhir.write.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spasmwatch.app.change.Edit;
import org.spasmwatch.fhir.patient.AssessmentDate;
import org.spasmwatch.rest.fhir.write.call.Refusal;
import org.spasmwatch.rest.fhir.write.single.Interactions;
import org.spasmwatch.rest.fhir.write.single.Step;
import org.spasmwatch.rest.fhir.write.whatif.Examples.Example;

/**
 * What {@code $what-if} is called with: a statement, or Parameters that hold one and perhaps
 * patients.
 */
record Proposal(ObjectNode statement, List<Example> patients) {
  static final String TYPE = "ClinicalUseDefinition";
  private static final int MOST = 20;

  Proposal {
    patients = List.copyOf(patients);
  }

  /**
   * @param now the instant to assess at where the Parameters name none
   */
  static Proposal of(ObjectNode tree, Instant now) {
    if (!tree.path("resourceType").asText().equals("Parameters")) {
      return new Proposal(tree, List.of());
    }
    List<JsonNode> statements = new ArrayList<>();
    List<JsonNode> bundles = new ArrayList<>();
    Instant at = now;
    for (JsonNode parameter : tree.path("parameter")) {
      switch (parameter.path("name").asText()) {
        case "resource" -> statements.add(parameter.path("resource"));
        case "bundle" -> bundles.add(parameter.path("resource"));
        case "date" -> at = date(parameter).orElseThrow(() -> refused("date is no FHIR dateTime"));
        default -> throw refused("there are the parameters resource, bundle and date");
      }
    }
    if (statements.size() != 1 || !(statements.get(0) instanceof ObjectNode statement)) {
      throw refused("give one parameter resource, with the " + TYPE + " that is proposed");
    }
    if (bundles.size() > MOST) {
      throw refused("there may be up to " + MOST + " Bundles of patients at once");
    }
    return new Proposal(statement, named(bundles, at));
  }

  private static List<Example> named(List<JsonNode> bundles, Instant at) {
    List<Example> patients = new ArrayList<>();
    for (JsonNode bundle : bundles) {
      patients.add(new Example("bundle " + patients.size(), bundle, at));
    }
    return patients;
  }

  private static Optional<Instant> date(JsonNode parameter) {
    return AssessmentDate.parse(
        parameter.path("valueDateTime").asText(parameter.path("valueDate").asText()));
  }

  private static Refusal refused(String why) {
    return Refusal.of(400, "invalid", "Parameters: " + why);
  }

  /** The write that it would be. */
  Step step() {
    String own = statement.path("id").asText();
    String id = own.isEmpty() ? Interactions.newId() : own;
    return new Step(TYPE, id, statement.deepCopy().put("id", id), Edit.ANY, "");
  }
}
