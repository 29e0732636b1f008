package org.spasmwatch.rest.cdshooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.call;
import static org.spasmwatch.testkit.Hooks.post;
import static org.spasmwatch.testkit.Hooks.with;
import static org.spasmwatch.testkit.Outcomes.issue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Outcomes;

/** Calls that are wrong: which field, and how to mend it, as an OperationOutcome. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class RefusedCallsTest {
  private static final String SECRET = "Zebulon";

  private static void refused(ObjectNode call, String code, String where) {
    Response response = post(call);
    OperationOutcomeIssueComponent issue = issue(response, 400, code);
    assertThat(issue.getExpression().get(0).getValue()).isEqualTo(where);
    assertThat(response.asString()).doesNotContain(SECRET);
  }

  private static ObjectNode context(ObjectNode call) {
    return (ObjectNode) call.path("context");
  }

  private static ObjectNode authorized(ObjectNode call) {
    call.put("fhirServer", "https://ehr.example/fhir");
    return call.putObject("fhirAuthorization")
        .put("access_token", SECRET)
        .put("token_type", "Bearer")
        .put("expires_in", 300)
        .put("scope", "user/*.read")
        .put("subject", "cds-service");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hook", "hookInstance", "context"})
  void aRequiredFieldThatIsNotThereIsNamed(String field) {
    ObjectNode without = call();
    without.remove(field);
    refused(without, "required", field);

    ObjectNode nothing = call();
    nothing.putNull(field);
    refused(nothing, "required", field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"userId", "patientId"})
  void aRequiredFieldOfTheContextThatIsNotThereIsNamed(String field) {
    ObjectNode call = call();
    context(call).remove(field);

    refused(call, "required", "context." + field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hook", "hookInstance", "fhirServer"})
  void aFieldThatIsNoStringIsNamed(String field) {
    refused(call().put(field, 1), "structure", field);
    refused(call().put(field, " "), "structure", field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"context", "prefetch", "fhirAuthorization"})
  void aFieldThatIsNoObjectIsNamed(String field) {
    refused(call().put(field, SECRET), "structure", field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"order-sign", "patient-View", "org.example.patient-view"})
  void aHookThatTheServiceDoesNotAnswerIsNamed(String hook) {
    refused(call().put("hook", hook), "value", "hook");
    assertThat(post(call().put("hook", hook)).asString()).contains("patient-view");
  }

  @ParameterizedTest
  @ValueSource(strings = {SECRET, "1-1-1-1-1", "{d1577c69-dfbe-44ad-ba6d-3e05e953b2ea}"})
  void aHookInstanceThatIsNoUuidIsNamed(String instance) {
    refused(call().put("hookInstance", instance), "value", "hookInstance");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Patient/Zebulon", "Zebulon Zebulon", "https://ehr.example/Patient/1"})
  void aPatientIdThatIsNoneIsNamed(String id) {
    ObjectNode call = call();
    context(call).put("patientId", id);

    refused(call, "value", "context.patientId");
    assertThat(post(call).asString()).contains("without Patient/");
  }

  @Test
  void aPatientIdThatIsNoStringIsNamed() {
    ObjectNode call = call();
    context(call).put("patientId", 1);

    refused(call, "structure", "context.patientId");
  }

  @Test
  void anEncounterIdThatIsNoStringIsNamed() {
    ObjectNode call = call();
    context(call).put("encounterId", 1);

    refused(call, "structure", "context.encounterId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ehr.example/fhir", "ftp://ehr.example", "/fhir", "https://", "a b"})
  void aFhirServerThatIsNoUrlIsNamed(String url) {
    refused(call().put("fhirServer", url), "value", "fhirServer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token", "token_type", "scope", "subject"})
  void aPartOfTheAuthorizationThatIsNotThereIsNamed(String part) {
    ObjectNode call = call();
    authorized(call).remove(part);

    refused(call, "required", "fhirAuthorization." + part);
  }

  @ParameterizedTest
  @CsvSource({"token_type, MAC", "expires_in, 300", "access_token, Zebulon Zebulon"})
  void aPartOfTheAuthorizationThatIsWrongIsNamed(String part, String value) {
    ObjectNode call = call();
    authorized(call).put(part, value);

    refused(call, "value", "fhirAuthorization." + part);
  }

  @Test
  void anAuthorizationWithoutAServerIsRefused() {
    ObjectNode call = call();
    authorized(call);
    call.remove("fhirServer");

    refused(call, "value", "fhirServer");
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    Response response = post("{}");

    OperationOutcome outcome =
        Outcomes.strictR4().parseResource(OperationOutcome.class, response.asString());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(outcome.getIssue()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "null", "1", "\"patient-view\""})
  void aBodyThatIsNoObjectIsRefused(String body) {
    issue(post(body), 400, "structure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"hook\": }", "{\"hook\": \"a\", \"hook\": \"b\"}", "nonsense"})
  void malformedJsonIsRefused(String body) {
    issue(post(body), 400, "structure");
  }

  @Test
  void anEmptyBodyIsRefused() {
    issue(post(""), 400, "required");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Zebulon\"",
        "[]",
        "1",
        "{}",
        "{\"resourceType\": \"Observation\", \"id\": \"Zebulon\"}",
        "{\"resourceType\": \"Bundle\", \"entry\": {}}"
      })
  void aPrefetchedValueThatIsNoAnswerIsNamed(String value) {
    refused(with(call(), "conditions", value), "invalid", "prefetch.conditions");
  }

  @Test
  void aPatientOtherThanTheOneOfTheContextIsRefused() {
    String other = "{\"resourceType\": \"Patient\", \"id\": \"q\"}";

    refused(with(call(), "patient", other), "invalid", "context.patientId");
    refused(with(call(), "conditions", Hooks.searchset(other)), "invalid", "context.patientId");
  }

  @Test
  void tooManyResourcesOverAllKeysAreRefused() {
    String[] many = new String[10_001];
    Arrays.fill(many, "{\"resourceType\": \"Condition\"}");
    ObjectNode call = with(call(), "conditions", Hooks.searchset(many));

    issue(post(with(call, "findings", Hooks.searchset(many))), 422, "too-costly");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    issue(post(" ".repeat(11_000_000)), 413, "too-long");
  }

  @Test
  void tooDeepNestingIsRefused() {
    issue(post("{\"extension\": " + "[".repeat(100) + "]".repeat(100) + "}"), 400, "structure");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cds-services/nothing",
        "/cds-services/Spasm-Review",
        "/cds-services/nothing/feedback",
        "/cds-services/spasm-review/x"
      })
  void aServiceThatIsNotThereIsNotFound(String path) {
    Response response =
        Assessments.request("application/json")
            .body(call().toString().getBytes(StandardCharsets.UTF_8))
            .post(path);

    issue(response, 404, "not-found");
  }

  @Test
  void aServiceIsCalledByPostAlone() {
    Response response = given().get(Hooks.REVIEW);

    issue(response, 405, "not-supported");
    assertThat(response.header("Allow")).contains("POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void anotherContentTypeIsRefused(String contentType) {
    issue(
        Assessments.request(contentType)
            .body(call().toString().getBytes(StandardCharsets.UTF_8))
            .post(Hooks.REVIEW),
        415,
        "not-supported");
  }

  @Test
  void anAnswerInAFormThatIsNotOnOfferIsRefused() {
    issue(
        Assessments.request("application/json")
            .header("Accept", "application/xml")
            .body(Bundles.json(call().toString()).toString().getBytes(StandardCharsets.UTF_8))
            .post(Hooks.REVIEW),
        406,
        "not-supported");
  }
}
