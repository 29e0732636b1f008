package org.spasmwatch.rest.cdshooks.conformance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** What the services say of themselves ("Discovery"). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DiscoveryTest {
  /** The versions of the definitions in the CDS Hooks library. */
  private static final Map<String, String> PUBLISHED =
      Map.of(
          "patient-view", "1.0",
          "encounter-discharge", "1.0",
          "problem-list-item-create", "0.1.0",
          "order-select", "1.0.2",
          "order-sign", "1.1.0",
          "medication-refill", "0.1.0",
          "medication-verify", "0.1.0");

  @BeforeEach
  void theDayIsFixed() {
    Calls.fixTheDay();
  }

  private static JsonNode discovered() {
    return Bundles.json(given().get("/cds-services").asString());
  }

  private static List<JsonNode> services() {
    return Calls.children(discovered(), "services").toList();
  }

  private static void isText(String field) {
    assertThat(services())
        .allSatisfy(
            service -> {
              assertThat(service.path(field).isTextual()).isTrue();
              assertThat(service.path(field).asText()).isNotBlank();
            });
  }

  @Test
  void r009DiscoveryIsAtItsPlace() {
    assertThat(given().get("/cds-services").statusCode()).isEqualTo(200);
  }

  @Test
  void r010TheAnswerIsAnObjectWithAListOfServices() {
    assertThat(discovered().isObject()).isTrue();
    assertThat(discovered().path("services").isArray()).isTrue();
  }

  @Test
  void r012EveryServiceNamesItsHook() {
    isText("hook");
    assertThat(services())
        .extracting(service -> service.path("hook").asText())
        .containsExactlyInAnyOrderElementsOf(PUBLISHED.keySet());
  }

  @Test
  void r013EveryServiceHasATitle() {
    isText("title");
  }

  @Test
  void r014EveryServiceHasADescription() {
    isText("description");
  }

  @Test
  void r015AnIdLeadsToItsService() {
    isText("id");
    for (JsonNode service : services()) {
      Response answer =
          given()
              .contentType("application/json")
              .body(Calls.of(service.path("hook").asText()).toString())
              .post("/cds-services/" + service.path("id").asText());
      assertThat(answer.statusCode()).as(service.path("hook").asText()).isEqualTo(200);
    }
  }

  @Test
  void r016PrefetchIsAnObjectOfQueriesByKey() {
    assertThat(services())
        .allSatisfy(
            service -> {
              assertThat(service.path("prefetch").isObject()).isTrue();
              assertThat(service.path("prefetch")).isNotEmpty().allMatch(JsonNode::isTextual);
            });
  }

  @Test
  void r017WhatACallNeedsIsSaid() {
    isText("usageRequirements");
  }

  @Test
  void r018TheVersionOfTheSpecificationIsSaid() {
    assertThat(services())
        .extracting(service -> service.path("version").asText())
        .containsOnly("2.0.1");
  }

  @Test
  void r019TheVersionOfEachHookIsThatOfItsDefinition() {
    assertThat(services())
        .allSatisfy(
            service ->
                assertThat(service.path("hookVersion").asText())
                    .isEqualTo(PUBLISHED.get(service.path("hook").asText())));
  }

  @Test
  void r020AnIdStandsOnceForEachOfItsHooks() {
    List<String> entries =
        services().stream()
            .map(service -> service.path("id").asText() + " " + service.path("hook").asText())
            .toList();

    assertThat(entries).doesNotHaveDuplicates();
    assertThat(services().stream().map(s -> s.path("id").asText()).distinct()).hasSize(2);
  }

  /** The public Sandbox keeps the last entry of an id, and has these hooks alone. */
  @Test
  void r020TheHookThatMostClientsHaveStandsLastOfItsId() {
    Map<String, String> last = new HashMap<>();
    services().forEach(s -> last.put(s.path("id").asText(), s.path("hook").asText()));

    assertThat(last)
        .containsOnly(
            entry("spasm-review", "patient-view"), entry("spasm-order-check", "order-sign"));
  }

  @Test
  void r021ADiscoveryThatCannotBeAnsweredIsRefused() {
    assertThat(given().accept("text/html").get("/cds-services").statusCode()).isEqualTo(406);
    assertThat(given().delete("/cds-services").statusCode()).isEqualTo(405);
  }
}
