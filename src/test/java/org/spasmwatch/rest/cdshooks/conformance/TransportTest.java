package org.spasmwatch.rest.cdshooks.conformance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Outcomes.issue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Outcomes;

/** Transport and JSON ("Conformance", "Use of JSON"). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class TransportTest {
  @BeforeEach
  void theDayIsFixed() {
    Calls.fixTheDay();
  }

  private static Stream<JsonNode> nodes(JsonNode node) {
    return Stream.concat(
        Stream.of(node),
        StreamSupport.stream(node.spliterator(), false).flatMap(TransportTest::nodes));
  }

  /** Discovery, all answers and a refusal: whatever goes out. */
  private static List<JsonNode> everything() {
    List<JsonNode> everything = new ArrayList<>(Calls.answers());
    everything.add(Bundles.json(given().get("/cds-services").asString()));
    everything.add(Bundles.json(Hooks.post("{}").asString()));
    return everything;
  }

  @Test
  void r001AnswersAreJson() {
    assertThat(given().get("/cds-services").contentType()).startsWith("application/json");
    assertThat(Calls.all())
        .allSatisfy(
            call -> assertThat(Calls.post(call).contentType()).matches("application/json.*"));
  }

  @Test
  void r002EmbeddedResourcesAreFhirJson() {
    List<JsonNode> resources =
        Calls.actions().stream()
            .map(action -> action.path("resource"))
            .filter(JsonNode::isObject)
            .toList();

    assertThat(resources)
        .isNotEmpty()
        .allSatisfy(
            resource ->
                assertThat(Outcomes.strictR4().parseResource(resource.toString()).fhirType())
                    .isEqualTo(resource.path("resourceType").asText()));
  }

  @Test
  void r003NothingIsNull() {
    assertThat(everything()).flatMap(node -> nodes(node).toList()).noneMatch(JsonNode::isNull);
  }

  @Test
  void r004NothingIsEmpty() {
    assertThat(everything())
        .flatMap(node -> nodes(node).toList())
        .noneMatch(node -> node.isContainerNode() && node.isEmpty())
        .noneMatch(node -> node.isTextual() && node.asText().isBlank());
  }

  @Test
  void r004AnswersWithoutCardsSaySo() {
    assertThat(Calls.answer(Hooks.call()).path("cards").isArray()).isTrue();
  }

  @Test
  void r005WhatHasNoValueIsLeftOut() {
    JsonNode nothing = Calls.answer(Hooks.call());

    assertThat(nothing.properties())
        .extracting(field -> field.getKey())
        .containsExactlyInAnyOrder("cards", "extension");
    assertThat(Calls.cards())
        .filteredOn(card -> !card.has("suggestions"))
        .allSatisfy(card -> assertThat(card.has("selectionBehavior")).isFalse());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"hook\": \"patient-view\",}", "{/* note */}", "{}\n// note"})
  void r006CommentsAndTrailingCommasAreRefused(String body) {
    issue(Hooks.post(body), 400, "structure");
  }

  @Test
  void r006TextIsUtf8WithoutAMark() {
    Response response = Calls.post(Hooks.myoclonus());

    assertThat(response.asByteArray()).startsWith((byte) '{');
    assertThat(response.header("Content-Encoding")).isNull();
  }

  /** The fields of each object are those of the specification, so that nothing is misspelt. */
  @Test
  void r120WhatIsNotOfTheSpecificationIsInAnExtension() {
    assertThat(Calls.answers())
        .allSatisfy(answer -> only(answer, "cards", "systemActions", "extension"));
    assertThat(Calls.cards())
        .allSatisfy(
            card ->
                only(
                    card,
                    "uuid",
                    "summary",
                    "detail",
                    "indicator",
                    "source",
                    "suggestions",
                    "selectionBehavior",
                    "overrideReasons",
                    "links",
                    "extension"));
    assertThat(Calls.suggestions())
        .allSatisfy(each -> only(each, "label", "uuid", "isRecommended", "actions", "extension"));
    assertThat(Calls.actions())
        .allSatisfy(
            each -> only(each, "type", "description", "resource", "resourceId", "extension"));
  }

  private static void only(JsonNode node, String... fields) {
    assertThat(Set.of(fields)).containsAll(node::fieldNames);
  }
}
