package org.spasmwatch.rest.cdshooks.conformance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Outcomes.issue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;

/** The fields of a call ("Calling a CDS Service"). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class RequestTest {
  @BeforeEach
  void theDayIsFixed() {
    Calls.fixTheDay();
  }

  private static void refused(ObjectNode call, String code, String where) {
    assertThat(issue(Calls.post(call), 400, code).getExpression().get(0).getValue())
        .isEqualTo(where);
  }

  private static ObjectNode without(String field) {
    ObjectNode call = Hooks.call();
    call.remove(field);
    return call;
  }

  @ParameterizedTest
  @ValueSource(strings = {Hooks.REVIEW, Hooks.ORDERS})
  void r022AServiceIsCalledByPost(String service) {
    assertThat(given().get(service).statusCode()).isEqualTo(405);
    assertThat(given().contentType("application/json").body("{}").put(service).statusCode())
        .isEqualTo(405);
    assertThat(Calls.post(Hooks.call()).statusCode()).isEqualTo(200);
  }

  @Test
  void r023TheHookIsAStringThatIsThere() {
    refused(without("hook"), "required", "hook");
    refused(Hooks.call().put("hook", 1), "structure", "hook");
  }

  @ParameterizedTest
  @ValueSource(strings = {"order-sign", "patient-viewed", "com.example.patient-view"})
  void r023TheHookIsOneOfTheService(String hook) {
    assertThat(issue(Hooks.post(Hooks.call().put("hook", hook)), 400, "value").getDiagnostics())
        .contains("patient-view");
  }

  @Test
  void r024TheHookInstanceIsAUuidThatIsThere() {
    refused(without("hookInstance"), "required", "hookInstance");
    refused(Hooks.call().put("hookInstance", "17"), "value", "hookInstance");
    refused(Hooks.call().put("hookInstance", 17), "structure", "hookInstance");
  }

  @Test
  void r025TheFhirServerIsAUrlAndThereWhereATokenIs() {
    ObjectNode call = Calls.authorized(Hooks.call(), Calls.ehr());
    call.remove("fhirServer");

    refused(call, "value", "fhirServer");
    refused(Hooks.call().put("fhirServer", "fhir"), "value", "fhirServer");
  }

  @Test
  void r026TheAuthorizationIsAnObjectOrNotThere() {
    refused(
        Hooks.call().put("fhirServer", "https://e.example").put("fhirAuthorization", "Bearer"),
        "structure",
        "fhirAuthorization");
    assertThat(Calls.post(Hooks.call()).statusCode()).isEqualTo(200);
  }

  @Test
  void r027TheContextIsAnObjectThatIsThere() {
    refused(without("context"), "required", "context");
    refused(Hooks.call().put("context", "p"), "structure", "context");
  }

  @Test
  void r028ThePrefetchIsAnObjectOrNotThere() {
    refused(Hooks.call().put("prefetch", "p"), "structure", "prefetch");
    assertThat(Calls.post(without("prefetch")).statusCode()).isEqualTo(412);
  }

  @Test
  void r029AnExtensionAnywhereChangesNothing() {
    for (ObjectNode call : Calls.all()) {
      ObjectNode extended = call.deepCopy();
      List<ObjectNode> objects = List.of(extended, Calls.context(extended));
      objects.forEach(o -> o.putObject("extension").putObject("com.example.x").put("a", true));

      JsonNode answer = Calls.answer(extended);

      assertThat(answer).isEqualTo(Calls.answer(call));
    }
  }

  @Test
  void r029FieldsThatNobodyKnowsChangeNothing() {
    ObjectNode call = Hooks.myoclonus().put("com.example.x", 1).put("user", "Practitioner/1");

    assertThat(Calls.answer(call)).isEqualTo(Calls.answer(Hooks.myoclonus()));
  }
}
