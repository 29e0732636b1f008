package org.spasmwatch.rest.cdshooks.conformance;

import static org.spasmwatch.testkit.Hooks.GABAPENTIN;
import static org.spasmwatch.testkit.Hooks.at;
import static org.spasmwatch.testkit.Hooks.condition;
import static org.spasmwatch.testkit.Hooks.draft;
import static org.spasmwatch.testkit.Hooks.searchset;
import static org.spasmwatch.testkit.Hooks.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusMock;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Ehr;
import org.spasmwatch.testkit.Hooks;

/**
 * One call for each of the seven hooks, and one whose card is critical: what the rules for all
 * answers are held against. Each gets a card.
 */
final class Calls {
  static final String SECRET = "tok-Rotkehlchen-90417";
  static final String CARISOPRODOL = draft("c1", "carisoprodol 350 mg tablet");
  static final Map<String, String> SERVICES =
      Map.of(
          "patient-view", Hooks.REVIEW,
          "encounter-discharge", Hooks.REVIEW,
          "problem-list-item-create", Hooks.REVIEW,
          "order-select", Hooks.ORDERS,
          "order-sign", Hooks.ORDERS,
          "medication-refill", Hooks.ORDERS,
          "medication-verify", Hooks.ORDERS);
  private static final String MYOCLONUS = condition("m", "17450006");

  private Calls() {}

  /** The day on which the records of the calls are recent. */
  static void fixTheDay() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
  }

  /** A call of that hook with all that its context needs. */
  static ObjectNode of(String hook) {
    return switch (hook) {
      case "patient-view" -> Hooks.myoclonus();
      case "encounter-discharge" -> ill(at(hook, "encounterId", "\"e1\""), GABAPENTIN);
      case "problem-list-item-create" ->
          with(
              at(hook, "conditions", searchset(MYOCLONUS)),
              "medicationRequests",
              searchset(GABAPENTIN));
      case "order-select" -> selecting("[\"MedicationRequest/c1\"]", CARISOPRODOL);
      case "order-sign" -> at(hook, "draftOrders", searchset(CARISOPRODOL));
      case "medication-refill" ->
          with(
              at(hook, "medications", searchset(draft("g2", "gabapentin 300 mg capsule"))),
              "conditions",
              searchset(MYOCLONUS));
      case "medication-verify" ->
          at(hook, "medication", CARISOPRODOL.replace("\"draft\"", "\"active\""));
      default -> throw new IllegalArgumentException(hook);
    };
  }

  /** Drafts, of which those are selected. */
  static ObjectNode selecting(String selections, String... drafts) {
    ObjectNode call = at("order-select", "draftOrders", searchset(drafts));
    ((ObjectNode) call.path("context")).set("selections", Bundles.json(selections));
    return call;
  }

  /** Amitriptyline, cramps and a seizure: an emergency. */
  static ObjectNode critical() {
    return ill(Hooks.call(), GABAPENTIN.replace("25480", "704"), "55300003", "91175000");
  }

  private static ObjectNode ill(ObjectNode call, String drug, String... findings) {
    String[] conditions =
        findings.length == 0
            ? new String[] {MYOCLONUS}
            : Stream.of(findings).map(code -> condition("f" + code, code)).toArray(String[]::new);
    with(call, "medicationRequests", searchset(drug));
    return with(call, "conditions", searchset(conditions));
  }

  /** All of them. */
  static List<ObjectNode> all() {
    return Stream.concat(SERVICES.keySet().stream().sorted().map(Calls::of), Stream.of(critical()))
        .toList();
  }

  /** The answer of the service that answers the hook of the call. */
  static Response post(JsonNode call) {
    String service = SERVICES.getOrDefault(call.path("hook").asText(), Hooks.REVIEW);
    return service.equals(Hooks.ORDERS) ? Hooks.postOrders(call) : Hooks.post(call);
  }

  /** The same of a call that has to succeed. */
  static JsonNode answer(JsonNode call) {
    return Assessments.answer(post(call));
  }

  static List<JsonNode> answers() {
    return all().stream().map(Calls::answer).toList();
  }

  static List<JsonNode> cards() {
    return answers().stream().flatMap(answer -> children(answer, "cards")).toList();
  }

  static List<JsonNode> suggestions() {
    return cards().stream().flatMap(card -> children(card, "suggestions")).toList();
  }

  static List<JsonNode> actions() {
    return suggestions().stream().flatMap(each -> children(each, "actions")).toList();
  }

  static List<JsonNode> links() {
    return cards().stream().flatMap(card -> children(card, "links")).toList();
  }

  static Stream<JsonNode> children(JsonNode node, String field) {
    return StreamSupport.stream(node.path(field).spliterator(), false);
  }

  static ObjectNode context(ObjectNode call) {
    return (ObjectNode) call.path("context");
  }

  static ObjectNode prefetch(ObjectNode call) {
    return (ObjectNode) call.path("prefetch");
  }

  /** The call with the way to that server, and a token of all scopes for it. */
  static ObjectNode authorized(ObjectNode call, Ehr ehr) {
    call.put("fhirServer", ehr.base());
    call.putObject("fhirAuthorization")
        .put("access_token", SECRET)
        .put("token_type", "Bearer")
        .put("expires_in", 300)
        .put("scope", "patient/*.rs")
        .put("subject", "cds-service")
        .put("patient", "p");
    return call;
  }

  /** The patient of the calls, on gabapentin and with myoclonus, in an EHR. */
  static Ehr ehr() {
    return Ehr.of(Bundles.PATIENT, GABAPENTIN, MYOCLONUS);
  }
}
