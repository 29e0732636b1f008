package org.spasmwatch.rest.fhir.write;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.write.Curator.USE;
import static org.spasmwatch.rest.fhir.write.Curator.is;
import static org.spasmwatch.rest.fhir.write.Curator.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** {@code $what-if}: which cards a statement would change, before anything is stored. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class WhatIfTest {
  private static final String STATEMENT = USE + "/gabapentin-myoclonus";
  private static final String EXAMPLE = "gabapentin-and-failing-kidneys";
  private static final Path PATIENT = Path.of("docs/examples", EXAMPLE + ".json");

  private static List<Curator> curators() {
    return Curator.all();
  }

  private static Response ask(Curator curator, JsonNode body) {
    return Curator.with().body(body.toString()).post(curator.url(USE + "/$what-if"));
  }

  private static ObjectNode parameters(JsonNode statement, JsonNode... bundles) {
    ObjectNode parameters =
        (ObjectNode) Bundles.json("{\"resourceType\": \"Parameters\", \"parameter\": []}");
    parameters
        .withArray("parameter")
        .addObject()
        .put("name", "resource")
        .set("resource", statement);
    parameters
        .withArray("parameter")
        .addObject()
        .put("name", "date")
        .put("valueDateTime", "2026-04-21");
    for (JsonNode bundle : bundles) {
      parameters.withArray("parameter").addObject().put("name", "bundle").set("resource", bundle);
    }
    return parameters;
  }

  private static List<JsonNode> named(JsonNode parent, String name) {
    return StreamSupport.stream(parent.spliterator(), false)
        .filter(p -> p.path("name").asText().equals(name))
        .toList();
  }

  private static JsonNode one(JsonNode parent, String name) {
    assertThat(named(parent, name)).as(name).hasSize(1);
    return named(parent, name).get(0);
  }

  private static JsonNode answered(Response response) {
    is(response, 200);
    JsonNode answer = Bundles.json(response.asString());
    assertThat(answer.path("resourceType").asText()).isEqualTo("Parameters");
    return answer.path("parameter");
  }

  /** The cards of a patient that would change. */
  private static List<JsonNode> cards(JsonNode answer, String patient) {
    return named(answer, "patient").stream()
        .map(p -> p.path("part"))
        .filter(p -> one(p, "name").path("valueString").asText().equals(patient))
        .flatMap(p -> named(p, "card").stream())
        .map(c -> c.path("part"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("curators")
  void aStatementThatIsWithdrawnTakesItsCardsAwayAndNothingIsStored(Curator curator)
      throws IOException {
    String before = curator.get(STATEMENT).asString();
    ObjectNode retired = status(curator.read(STATEMENT), "retired");
    JsonNode patient = Bundles.json(Files.readString(PATIENT));

    JsonNode answer = answered(ask(curator, parameters(retired, patient)));

    assertThat(one(answer, "executed").path("valueBoolean").asBoolean(true)).isFalse();
    assertThat(one(answer, "assessed").path("valueInteger").asInt()).isGreaterThan(10);
    for (String name : List.of(EXAMPLE, "bundle 0")) {
      assertThat(cards(answer, name))
          .as(name)
          .isNotEmpty()
          .anySatisfy(
              card ->
                  assertThat(one(card, "before").findValuesAsText("valueString"))
                      .contains(STATEMENT));
    }
    assertThat(curator.get(STATEMENT).asString()).isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void otherWordsChangeTheTextOfACard(Curator curator) {
    ObjectNode told = Curator.saying(curator.read(STATEMENT), "Other words about myoclonus.");

    JsonNode answer = answered(ask(curator, told));

    assertThat(one(answer, "executed").path("valueBoolean").asBoolean()).isTrue();
    assertThat(cards(answer, EXAMPLE))
        .isNotEmpty()
        .allSatisfy(
            card ->
                assertThat(one(card, "change").path("valueCode").asText()).isEqualTo("changed"));
    assertThat(answered(ask(curator, curator.read(STATEMENT))).findValuesAsText("name"))
        .doesNotContain("patient");
  }

  @Test
  void whatCouldNotBeWrittenIsRefusedHereTooButNobodyNeedsToActivate() {
    Curator curator = new Curator("r5");
    ObjectNode lost = curator.statement();
    lost.with("undesirableEffect").putObject("classification").put("text", "nervous");

    Response refused = ask(curator, lost);

    is(refused, 422);
    assertThat(refused.asString()).contains("undesirableEffect.classification");
    is(
        ask(
            curator,
            parameters(curator.statement(), Bundles.json("{\"resourceType\": \"Basic\"}"))),
        422);
    is(ask(curator, Bundles.json("{\"resourceType\": \"Parameters\"}")), 400);
    is(ask(curator, Bundles.json("{\"resourceType\": \"Patient\"}")), 422);
    is(
        Curator.with()
            .body(curator.statement().toString())
            .post(curator.url("MedicationKnowledge/$what-if")),
        404);
    is(
        given()
            .contentType("application/fhir+json")
            .body(curator.statement().toString())
            .post(curator.url(USE + "/$what-if")),
        401);
  }

  @Test
  void theOperationIsDeclared() {
    Curator curator = new Curator("r4b");

    assertThat(curator.get("metadata").asString())
        .contains("https://spasmwatch.org/fhir/OperationDefinition/what-if");
    assertThat(curator.read("OperationDefinition/what-if").path("code").asText())
        .isEqualTo("what-if");
  }
}
