package org.spasmwatch.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Calls of both services, to be changed by a test; on patient-view unless it is said otherwise. */
public final class Hooks {
  public static final String REVIEW = "/cds-services/spasm-review";
  public static final String ORDERS = "/cds-services/spasm-order-check";
  public static final Path EXAMPLE = Path.of("docs/examples/patient-view.json");

  /** A gabapentin order that is taken. */
  public static final String GABAPENTIN =
      """
      {"resourceType": "MedicationRequest", "id": "g", "status": "active", "intent": "order",
       "authoredOn": "2026-03-02", "subject": {"reference": "Patient/p"},
       "medicationCodeableConcept": {"coding": [
         {"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "25480"}]}}
      """;

  /** A condition of the patient that is there, under its SNOMED CT code. */
  public static String condition(String id, String snomed) {
    return """
        {"resourceType": "Condition", "id": "%s", "subject": {"reference": "Patient/p"},
         "clinicalStatus": {"coding": [{"code": "active"}]},
         "onsetDateTime": "2026-04-18",
         "code": {"coding": [{"system": "http://snomed.info/sct", "code": "%s"}]}}
        """
        .formatted(id, snomed);
  }

  private Hooks() {}

  /** A call with all that is required, and the prefetch of a patient with nothing in the record. */
  public static ObjectNode call() {
    return (ObjectNode)
        Bundles.json(
            """
            {"hook": "patient-view",
             "hookInstance": "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
             "context": {"userId": "Practitioner/1", "patientId": "p"},
             "prefetch": {"patient": {"resourceType": "Patient", "id": "p"},
               "medicationRequests": null, "medicationStatements": null, "conditions": null,
               "findings": null, "findings2": null, "labs": null, "vitalSigns": null,
               "allergies": null, "detectedIssues": null}}
            """);
  }

  /** The same with a JSON value under a key of the prefetch. */
  public static ObjectNode with(ObjectNode call, String key, String json) {
    ((ObjectNode) call.path("prefetch")).set(key, Bundles.json(json));
    return call;
  }

  /** A patient who takes gabapentin and has myoclonus: one warning. */
  public static ObjectNode myoclonus() {
    ObjectNode call = with(call(), "medicationRequests", searchset(GABAPENTIN));
    return with(call, "conditions", searchset(condition("m", "17450006")));
  }

  /** A call of another hook, with a field of its context. */
  public static ObjectNode at(String hook, String field, String json) {
    ObjectNode call = call().put("hook", hook);
    ((ObjectNode) call.path("context")).set(field, Bundles.json(json));
    return call;
  }

  /** A draft of that drug, by its name. */
  public static String draft(String id, String drug) {
    return """
        {"resourceType": "MedicationRequest", "id": "%s", "status": "draft", "intent": "order",
         "subject": {"reference": "Patient/p"}, "medicationCodeableConcept": {"text": "%s"}}
        """
        .formatted(id, drug);
  }

  public static String searchset(String... resources) {
    return Bundles.of(resources).replace("collection", "searchset");
  }

  public static String example() throws IOException {
    return Files.readString(EXAMPLE);
  }

  public static Response post(JsonNode call) {
    return post(call.toString());
  }

  public static Response postOrders(JsonNode call) {
    return Assessments.request("application/json")
        .body(call.toString().getBytes(StandardCharsets.UTF_8))
        .post(ORDERS);
  }

  /** The answer of the check of orders, which has to succeed, held against the rules for cards. */
  public static JsonNode checked(JsonNode call) {
    JsonNode answer = Assessments.answer(postOrders(call));
    CardRules.check(answer);
    return answer;
  }

  public static Response post(String call) {
    return Assessments.request("application/json")
        .body(call.getBytes(StandardCharsets.UTF_8))
        .post(REVIEW);
  }

  /** The answer of a call that has to succeed, held against the rules for cards. */
  public static JsonNode answer(JsonNode call) {
    JsonNode answer = Assessments.answer(post(call));
    CardRules.check(answer);
    return answer;
  }

  public static JsonNode notEvaluated(JsonNode answer) {
    return answer.at("/extension/org.spasmwatch.assessment/notEvaluated");
  }
}
