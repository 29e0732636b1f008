package org.spasmwatch.rest.cdshooks.conformance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.notEvaluated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Ehr;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Logged;

/** Prefetch and what is fetched ("Prefetch Template", "FHIR Resource Access"). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class PrefetchTest {
  private static final Pattern TOKEN = Pattern.compile("\\{\\{(.*?)}}");
  private static final String FAILED =
      """
      {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "timeout"}]}
      """;

  private final Ehr ehr = Calls.ehr();

  @BeforeEach
  void theDayIsFixed() {
    Calls.fixTheDay();
  }

  @AfterEach
  void closeTheEhr() {
    ehr.close();
  }

  private ObjectNode bare() {
    ObjectNode call = Calls.authorized(Hooks.call(), ehr);
    call.remove("prefetch");
    return call;
  }

  private static List<String> templates() {
    return Calls.children(Bundles.json(given().get("/cds-services").asString()), "services")
        .flatMap(service -> service.path("prefetch").properties().stream())
        .map(Map.Entry::getValue)
        .map(JsonNode::asText)
        .toList();
  }

  private static Stream<String> tokens() {
    return templates().stream()
        .flatMap(template -> TOKEN.matcher(template).results().map(found -> found.group(1)));
  }

  private static void isUnmet(ObjectNode call) {
    assertThat(Calls.post(call).statusCode()).isEqualTo(412);
  }

  @Test
  void r031PrefetchAndFhirAccessGiveTheSameAnswer() {
    assertThat(Calls.answer(bare())).isEqualTo(Calls.answer(Hooks.myoclonus()));
  }

  @Test
  void r032TemplatesAreRelativeReadsOrSearches() {
    assertThat(templates()).allMatch(t -> t.matches("[A-Z][A-Za-z]+(/\\{\\{.+}}|\\?.+=.+)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"patient", "medicationRequests", "conditions", "labs"})
  void r033ATemplateThatTheClientDoesNotHonourIsFetched(String key) {
    ObjectNode call = Calls.authorized(Hooks.myoclonus(), ehr);
    Calls.prefetch(call).remove(key);

    assertThat(Calls.answer(call)).isEqualTo(Calls.answer(Hooks.myoclonus()));
  }

  @Test
  void r033WhatAnotherServicePrefetchedIsLeftAlone() {
    ObjectNode call = Hooks.myoclonus();
    Calls.prefetch(call).put("of-another-service", 7);

    assertThat(Calls.answer(call).path("cards"))
        .isEqualTo(Calls.answer(Hooks.myoclonus()).path("cards"));
  }

  @Test
  void r034ThePagesAfterAPrefetchedOneAreFetchedWithTheToken() {
    ObjectNode call = Calls.authorized(Hooks.call(), ehr);
    JsonNode empty = Bundles.json("{\"resourceType\": \"Bundle\", \"type\": \"searchset\"}");
    for (String key : List.of("medicationRequests", "conditions")) {
      String type = key.equals("conditions") ? "Condition" : "MedicationRequest";
      Calls.prefetch(call)
          .set(key, Ehr.link(empty.deepCopy(), ehr.base() + "/" + type + "?patient=p&_page=2"));
    }

    assertThat(Calls.answer(call).path("cards")).hasSize(1);
    assertThat(ehr.seen()).hasSize(2).allMatch(s -> s.authorization().isPresent());
  }

  @Test
  void r035NullIsNoneFound() {
    ObjectNode call = Calls.authorized(Hooks.call(), ehr);

    JsonNode answer = Calls.answer(call);

    assertThat(answer.path("cards")).isEmpty();
    assertThat(notEvaluated(answer)).isEmpty();
    assertThat(ehr.seen()).isEmpty();
  }

  @Test
  void r036AnOperationOutcomeIsNoAnswer() {
    ObjectNode failed = Hooks.with(Hooks.myoclonus(), "labs", FAILED);
    ObjectNode fetched = Calls.authorized(failed.deepCopy(), ehr);

    assertThat(notEvaluated(Calls.answer(failed)).toString()).contains("/prefetch/labs");
    assertThat(notEvaluated(Calls.answer(fetched))).isEmpty();
  }

  @Test
  void r037OnlyWhatIsMissingIsFetched() {
    ObjectNode call = Calls.authorized(Hooks.myoclonus(), ehr);
    Calls.prefetch(call).remove("allergies");

    Calls.answer(call);

    assertThat(ehr.seen()).extracting(Ehr.Seen::type).containsExactly("AllergyIntolerance");
  }

  @ParameterizedTest
  @CsvSource({
    "patient, patient",
    "medicationRequests medicationStatements, medicationRequests",
    "conditions findings findings2 labs vitalSigns, conditions"
  })
  void r038WithoutANeedAndFhirAccessItIs412(String keys, String named) {
    ObjectNode call = Hooks.call();
    Calls.prefetch(call).remove(List.of(keys.split(" ", -1)));

    Response response = Calls.post(call);

    assertThat(response.statusCode()).isEqualTo(412);
    assertThat(Bundles.json(response.asString()).at("/issue/0/expression/0").asText())
        .isEqualTo("prefetch." + named);
    assertThat(response.asString()).contains("{{context.patientId}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"patient-view", "order-sign", "medication-verify", "order-select"})
  void r038NothingAtAllIs412AtEveryHook(String hook) {
    ObjectNode call = Calls.of(hook);
    call.remove("prefetch");

    isUnmet(call);
  }

  @Test
  void r039TokensStandBetweenTwoBraces() {
    assertThat(templates())
        .allMatch(template -> TOKEN.matcher(template).find())
        .noneMatch(template -> TOKEN.matcher(template).replaceAll("").matches(".*[{}].*"));
  }

  @Test
  void r040TokensAreFieldsOfTheContextOrOfTheUser() {
    assertThat(tokens()).isNotEmpty().allMatch(t -> t.matches("context\\.\\w+|user\\w+Id"));
  }

  @Test
  void r041TokensAreRootFieldsThatEveryHookHas() {
    assertThat(tokens()).containsOnly("context.patientId");
  }

  @Test
  void r042NoTokenNeedsFhirPath() {
    assertThat(tokens()).noneMatch(token -> token.matches(".*[()%|].*"));
  }

  @Test
  void r043TokensOfTheContextSaySo() {
    assertThat(tokens()).allMatch(token -> token.startsWith("context."));
  }

  @Test
  void r044QueriesKeepToTheSubset() {
    assertThat(templates())
        .filteredOn(template -> template.contains("?"))
        .allSatisfy(
            template ->
                assertThat(template.replaceFirst("^\\w+\\?", "").split("&", -1))
                    .allMatch(p -> p.matches("(patient|code|identifier|_count|_sort)=[^:]*.*")));
  }

  @Test
  void r045AScopeThatDoesNotCoverATypeIsNotExceeded() {
    ObjectNode call = bare();
    ((ObjectNode) call.path("fhirAuthorization"))
        .put("scope", "patient/Patient.rs patient/MedicationRequest.rs patient/Condition.rs");

    JsonNode answer = Calls.answer(call);

    assertThat(answer.path("cards")).hasSize(1);
    assertThat(ehr.seen())
        .extracting(Ehr.Seen::type)
        .containsOnly("Patient", "MedicationRequest", "Condition");
    assertThat(notEvaluated(answer).toString()).contains("/prefetch/labs");
  }

  @Test
  void r046EachRequestHasTheToken() {
    Calls.answer(bare());

    assertThat(ehr.seen())
        .hasSizeGreaterThan(5)
        .allMatch(seen -> seen.authorization().orElse("").equals("Bearer " + Calls.SECRET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"access_token", "token_type", "expires_in", "scope", "subject"})
  void r047EachPartOfTheAuthorizationHasToBeThere(String part) {
    ObjectNode call = bare();
    ((ObjectNode) call.path("fhirAuthorization")).remove(part);

    assertThat(Calls.post(call).statusCode()).isEqualTo(400);
    assertThat(Calls.post(call).asString()).contains("fhirAuthorization." + part);
  }

  @Test
  void r047TheTypeIsBearerAndTheLifetimeANumber() {
    ObjectNode typed = bare();
    ((ObjectNode) typed.path("fhirAuthorization")).put("token_type", "MAC");
    ObjectNode lasting = bare();
    ((ObjectNode) lasting.path("fhirAuthorization")).put("expires_in", "300");

    assertThat(Calls.post(typed).statusCode()).isEqualTo(400);
    assertThat(Calls.post(lasting).statusCode()).isEqualTo(400);
  }

  @Test
  void r047ATokenForAnotherPatientIsNotTried() {
    ObjectNode call = bare();
    ((ObjectNode) call.path("fhirAuthorization")).put("patient", "q");

    isUnmet(call);
    assertThat(ehr.seen()).isEmpty();
  }

  @Test
  void r048TheTokenIsNeitherAnsweredNorLogged() {
    ehr.on("Condition", Ehr.status(500));
    try (Logged logged = Logged.begin()) {
      Response answer = Calls.post(bare());

      assertThat(answer.asString() + answer.headers()).doesNotContain(Calls.SECRET);
      assertThat(logged.text()).doesNotContain(Calls.SECRET);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"patient/*.read", "patient/*.rs", "user/*.read", "user/*.cruds", "a b"})
  void r049ScopesOfBothVersionsAreRead(String scope) {
    ObjectNode call = bare();
    ((ObjectNode) call.path("fhirAuthorization")).put("scope", scope);

    assertThat(Calls.answer(call).path("cards")).hasSize(1);
  }
}
