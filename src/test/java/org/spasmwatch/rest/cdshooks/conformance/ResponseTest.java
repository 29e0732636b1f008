package org.spasmwatch.rest.cdshooks.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Outcomes;

/** Cards ("CDS Service Response"), of a call for each hook and of a critical one. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ResponseTest {
  @BeforeEach
  void theDayIsFixed() {
    Calls.fixTheDay();
  }

  private static void isAbsolute(JsonNode url) {
    URI uri = URI.create(url.asText());
    assertThat(uri.getScheme()).isIn("http", "https");
    assertThat(uri.getHost()).isNotBlank();
  }

  private static List<String> texts(List<JsonNode> nodes, String field) {
    return nodes.stream().map(node -> node.path(field).asText()).toList();
  }

  private static List<JsonNode> actions(String type) {
    return Calls.actions().stream().filter(a -> a.path("type").asText().equals(type)).toList();
  }

  @Test
  void r051SuccessIs200WithCards() {
    assertThat(Calls.all())
        .allSatisfy(
            call -> {
              assertThat(Calls.post(call).statusCode()).isEqualTo(200);
              assertThat(Calls.answer(call).path("cards")).as(call.toString()).isNotEmpty();
            });
  }

  @Test
  void r052NothingToSayIs200WithoutCards() {
    JsonNode answer = Calls.answer(Hooks.call());

    assertThat(answer.path("cards").isArray()).isTrue();
    assertThat(answer.path("cards")).isEmpty();
  }

  @Test
  void r055CardsHaveAUuidThatIsTheirOwn() {
    List<String> uuids = texts(Calls.cards(), "uuid");

    assertThat(uuids).allSatisfy(uuid -> assertThat(UUID.fromString(uuid)).hasToString(uuid));
    assertThat(Calls.answers())
        .allSatisfy(
            answer ->
                assertThat(texts(Calls.children(answer, "cards").toList(), "uuid"))
                    .doesNotHaveDuplicates());
  }

  @Test
  void r055AnotherCallGetsCardsOfOtherUuids() {
    ObjectNode other = Hooks.myoclonus().put("hookInstance", UUID.randomUUID().toString());

    assertThat(Calls.answer(other).at("/cards/0/uuid"))
        .isNotEqualTo(Calls.answer(Hooks.myoclonus()).at("/cards/0/uuid"));
  }

  @Test
  void r056SummariesAreShorterThan140Characters() {
    assertThat(texts(Calls.cards(), "summary"))
        .allSatisfy(s -> assertThat(s.codePointCount(0, s.length())).isBetween(1, 139));
  }

  @Test
  void r057DetailsAreMarkdownWithoutHtml() {
    assertThat(texts(Calls.cards(), "detail"))
        .allSatisfy(detail -> assertThat(detail).isNotBlank().doesNotContainPattern("<[a-zA-Z/!]"));
  }

  @Test
  void r058TheIndicatorIsOneOfThree() {
    assertThat(texts(Calls.cards(), "indicator")).isSubsetOf("info", "warning", "critical");
    assertThat(texts(Calls.cards(), "indicator")).contains("warning", "critical");
  }

  @Test
  void r059CardsHaveASource() {
    assertThat(Calls.cards()).allMatch(card -> card.path("source").isObject());
  }

  @Test
  void r060SourcesHaveALabel() {
    assertThat(Calls.cards()).allMatch(card -> !card.at("/source/label").asText().isBlank());
  }

  @Test
  void r061TheUrlOfASourceIsAbsoluteAndOfNoPatient() {
    assertThat(Calls.cards())
        .map(card -> card.at("/source/url"))
        .filteredOn(JsonNode::isTextual)
        .allSatisfy(ResponseTest::isAbsolute)
        .noneMatch(url -> url.asText().contains("Patient"));
  }

  @Test
  void r062TheIconOfASourceIsAbsolute() {
    assertThat(Calls.cards())
        .map(card -> card.at("/source/icon"))
        .filteredOn(JsonNode::isTextual)
        .allSatisfy(ResponseTest::isAbsolute);
  }

  @Test
  void r063TheTopicOfASourceIsACoding() {
    assertThat(Calls.cards())
        .map(card -> card.at("/source/topic"))
        .allMatch(topic -> !topic.path("system").asText().isBlank())
        .allMatch(topic -> !topic.path("code").asText().isBlank());
  }

  @Test
  void r064SuggestionsAreAnArray() {
    assertThat(Calls.cards())
        .map(card -> card.path("suggestions"))
        .filteredOn(suggestions -> !suggestions.isMissingNode())
        .isNotEmpty()
        .allMatch(JsonNode::isArray);
  }

  @Test
  void r065WhereThereAreSuggestionsTheSelectionBehaviorIsSaid() {
    assertThat(Calls.cards())
        .allMatch(card -> card.has("suggestions") == card.has("selectionBehavior"));
  }

  @Test
  void r066TheSelectionBehaviorIsOneOfTwo() {
    assertThat(Calls.cards())
        .filteredOn(card -> card.has("selectionBehavior"))
        .extracting(card -> card.path("selectionBehavior").asText())
        .isNotEmpty()
        .isSubsetOf("any", "at-most-one");
  }

  @Test
  void r067OverrideReasonsHaveADisplay() {
    assertThat(Calls.cards())
        .allSatisfy(card -> assertThat(card.path("overrideReasons")).isNotEmpty())
        .flatMap(card -> Calls.children(card, "overrideReasons").toList())
        .allMatch(reason -> !reason.path("display").asText().isBlank());
  }

  @Test
  void r068LinksAreAnArray() {
    assertThat(Calls.cards())
        .filteredOn(card -> card.has("links"))
        .allMatch(card -> card.path("links").isArray());
  }

  @Test
  void r069SuggestionsHaveALabel() {
    assertThat(texts(Calls.suggestions(), "label")).isNotEmpty().noneMatch(String::isBlank);
  }

  @Test
  void r070SuggestionsHaveAUuid() {
    assertThat(texts(Calls.suggestions(), "uuid"))
        .allSatisfy(uuid -> assertThat(UUID.fromString(uuid)).hasToString(uuid));
  }

  @Test
  void r071AtMostOneSuggestionIsRecommended() {
    assertThat(Calls.suggestions())
        .filteredOn(suggestion -> suggestion.has("isRecommended"))
        .isNotEmpty()
        .allMatch(suggestion -> suggestion.path("isRecommended").isBoolean());
    assertThat(Calls.cards())
        .allSatisfy(
            card ->
                assertThat(
                        Calls.children(card, "suggestions")
                            .filter(each -> each.path("isRecommended").asBoolean()))
                    .hasSizeLessThan(2));
  }

  @Test
  void r072ActionsAreAnArrayThatIsNotEmpty() {
    assertThat(Calls.suggestions())
        .filteredOn(suggestion -> suggestion.has("actions"))
        .isNotEmpty()
        .allMatch(s -> s.path("actions").isArray() && !s.path("actions").isEmpty());
  }

  @Test
  void r073ActionSelectionBehaviorIsNotSentUnasked() {
    assertThat(Calls.suggestions()).noneMatch(each -> each.has("actionSelectionBehavior"));
  }

  @Test
  void r074TheTypeOfAnActionIsOneOfThree() {
    assertThat(texts(Calls.actions(), "type")).isSubsetOf("create", "update", "delete");
  }

  @Test
  void r075ActionsHaveADescription() {
    assertThat(texts(Calls.actions(), "description")).isNotEmpty().noneMatch(String::isBlank);
  }

  @Test
  void r076WhatIsCreatedIsANewResourceForThePatient() {
    assertThat(actions("create"))
        .isNotEmpty()
        .map(action -> action.path("resource"))
        .noneMatch(resource -> resource.has("id"))
        .filteredOn(resource -> resource.path("resourceType").asText().equals("ServiceRequest"))
        .allSatisfy(
            resource ->
                assertThat(
                        Outcomes.strictR4()
                            .parseResource(ServiceRequest.class, resource.toString())
                            .getSubject()
                            .getReference())
                    .isEqualTo("Patient/p"));
  }

  @Test
  void r078WhatIsDeletedIsNamedByAReferenceIntoTheDrafts() {
    assertThat(actions("delete"))
        .isNotEmpty()
        .noneMatch(action -> action.has("resource"))
        .extracting(action -> action.path("resourceId").asText())
        .containsOnly("MedicationRequest/c1");
  }

  @Test
  void r079LinksHaveALabelAUrlAndAType() {
    assertThat(Calls.links())
        .allSatisfy(link -> isAbsolute(link.path("url")))
        .allMatch(link -> !link.path("label").asText().isBlank())
        .allMatch(link -> link.path("type").asText().matches("absolute|smart"));
  }

  @Test
  void r080AbsoluteLinksHaveNoContextOfAnApp() {
    assertThat(Calls.links())
        .filteredOn(link -> link.path("type").asText().equals("absolute"))
        .noneMatch(link -> link.has("appContext"));
  }

  @Test
  void r081NoLinkLaunchesByItself() {
    assertThat(Calls.links()).noneMatch(link -> link.has("autolaunchable"));
  }

  @Test
  void r083ThereAreNoSystemActions() {
    assertThat(Calls.answers()).noneMatch(answer -> answer.has("systemActions"));
  }

  @Test
  void r084CodingsHaveACodeAndASystem() {
    assertThat(Calls.cards())
        .flatMap(card -> Calls.children(card, "overrideReasons").toList())
        .allMatch(coding -> !coding.path("code").asText().isBlank())
        .allMatch(coding -> !coding.path("system").asText().isBlank());
  }
}
