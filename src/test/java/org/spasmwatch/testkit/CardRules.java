package org.spasmwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The rules of CDS Hooks 2.0.1 for a response, checked on its JSON from outside. */
public final class CardRules {
  private static final int SUMMARY_LIMIT = 140;

  private CardRules() {}

  public static void check(JsonNode response) {
    assertThat(response.path("cards").isArray()).as("cards is an array").isTrue();
    response.path("cards").forEach(CardRules::card);
    response
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals("cards")) {
                nothingEmpty(field.getValue(), field.getKey());
              }
            });
  }

  private static void card(JsonNode card) {
    nothingEmpty(card, "card");
    assertThat(UUID.fromString(card.path("uuid").asText())).isNotNull();
    String summary = card.path("summary").asText();
    assertThat(summary).isNotBlank();
    assertThat(summary.codePointCount(0, summary.length())).isLessThan(SUMMARY_LIMIT);
    assertThat(card.path("indicator").asText()).isIn(Set.of("info", "warning", "critical"));
    assertThat(card.path("source").path("label").asText()).isNotBlank();
    assertThat(card.path("source").path("topic").path("system").asText()).isNotBlank();
    assertThat(card.path("source").path("topic").path("code").asText()).isNotBlank();
    if (card.has("suggestions")) {
      assertThat(card.path("selectionBehavior").asText()).isIn(Set.of("any", "at-most-one"));
    }
    card.path("suggestions").forEach(CardRules::suggestion);
    card.path("links").forEach(CardRules::link);
    assertThat(card.path("suggestions"))
        .filteredOn(suggestion -> suggestion.path("isRecommended").asBoolean())
        .hasSizeLessThan(2);
  }

  private static void link(JsonNode link) {
    assertThat(link.path("label").asText()).isNotBlank();
    assertThat(link.path("url").asText()).matches("https?://[^/]+/.+");
    assertThat(link.path("type").asText()).isEqualTo("absolute");
    assertThat(link.has("appContext")).isFalse();
  }

  private static void suggestion(JsonNode suggestion) {
    assertThat(suggestion.path("label").asText()).isNotBlank();
    assertThat(UUID.fromString(suggestion.path("uuid").asText())).isNotNull();
    suggestion.path("actions").forEach(CardRules::action);
  }

  private static void action(JsonNode action) {
    assertThat(action.path("description").asText()).isNotBlank();
    if (action.path("type").asText().equals("delete")) {
      assertThat(action.path("resourceId").asText()).matches("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");
      assertThat(action.has("resource")).isFalse();
    } else {
      assertThat(action.path("type").asText()).isIn("create", "update");
      assertThat(action.path("resource").path("resourceType").asText()).isNotBlank();
    }
  }

  /** Nothing is null, and nothing is there without saying anything. */
  private static void nothingEmpty(JsonNode node, String where) {
    assertThat(node.isNull()).as(where + " is null").isFalse();
    if (node.isTextual()) {
      assertThat(node.asText()).as(where).isNotBlank();
    }
    if (node.isContainerNode()) {
      assertThat(node.isEmpty()).as(where + " is empty").isFalse();
    }
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      nothingEmpty(field.getValue(), where + "." + field.getKey());
    }
    if (node.isArray()) {
      node.forEach(element -> nothingEmpty(element, where + "[]"));
    }
  }
}
