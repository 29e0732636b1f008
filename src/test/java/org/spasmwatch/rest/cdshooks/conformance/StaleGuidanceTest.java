package org.spasmwatch.rest.cdshooks.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;

/** Stale guidance, hooks and extensions. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class StaleGuidanceTest {
  private static final Set<String> STANDARD =
      Set.of(
          "patient-view",
          "order-select",
          "order-sign",
          "encounter-discharge",
          "problem-list-item-create",
          "medication-refill",
          "medication-verify");

  @BeforeEach
  void theDayIsFixed() {
    Calls.fixTheDay();
  }

  private static List<String> summaries(JsonNode answer) {
    return Calls.children(answer, "cards").map(card -> card.path("summary").asText()).toList();
  }

  @Test
  void r111WhatWasSaidAtSelectingIsSaidAgainAtSigning() {
    ObjectNode signing = Calls.of("order-sign");

    assertThat(summaries(Calls.answer(signing)))
        .containsAll(summaries(Calls.answer(Calls.of("order-select"))))
        .isNotEmpty();
  }

  @Test
  void r111AnAnswerIsWholeWithoutTheOneBefore() {
    JsonNode first = Calls.answer(Hooks.myoclonus());
    Calls.answer(Hooks.call());

    assertThat(Calls.answer(Hooks.myoclonus())).isEqualTo(first);
  }

  @Test
  void r113HooksHaveTheNamesOfTheStandard() {
    assertThat(Calls.SERVICES.keySet()).isEqualTo(STANDARD);
    assertThat(Hooks.post(Hooks.call().put("hook", "org.spasmwatch.patient-view")).statusCode())
        .isEqualTo(400);
  }

  @Test
  void r116DraftsNeedNotBeOnTheServer() {
    ObjectNode call = Calls.of("order-sign");
    call.remove("fhirServer");

    assertThat(summaries(Calls.answer(call))).isNotEmpty();
  }

  @Test
  void r118ExtensionsAreObjects() {
    assertThat(Calls.answers()).allMatch(answer -> answer.path("extension").isObject());
    assertThat(Calls.cards()).allMatch(card -> card.path("extension").isObject());
  }

  @Test
  void r119ExtensionsHaveNamesOfOurDomain() {
    assertThat(Calls.answers())
        .allSatisfy(answer -> areOurs(answer.path("extension")))
        .flatMap(answer -> Calls.children(answer, "cards").toList())
        .allSatisfy(card -> areOurs(card.path("extension")));
  }

  private static void areOurs(JsonNode extension) {
    assertThat(extension.properties())
        .isNotEmpty()
        .allMatch(field -> field.getKey().startsWith("org.spasmwatch."));
  }
}
