package org.spasmwatch.rest.cdshooks.conformance;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** What the Inferno test kit asserts of a service beyond the specification, by its numbers. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class InfernoTest {
  @BeforeEach
  void theDayIsFixed() {
    Calls.fixTheDay();
  }

  @Test
  void i06TheFieldsOfAServiceAreStrings() {
    JsonNode discovery = Bundles.json(given().get("/cds-services").asString());

    assertThat(discovery.path("services"))
        .isNotEmpty()
        .allSatisfy(
            service -> {
              assertThat(service.path("hook").isTextual()).isTrue();
              assertThat(service.path("description").isTextual()).isTrue();
              assertThat(service.path("id").isTextual()).isTrue();
            });
  }

  @Test
  void i14EveryRequestIsAnsweredWith200AndJson() {
    assertThat(Calls.all())
        .allSatisfy(
            call -> {
              assertThat(Calls.post(call).statusCode()).isEqualTo(200);
              assertThat(Calls.answer(call).isObject()).isTrue();
            });
  }

  @Test
  void i17NoneOfTheFieldsOfACardIsBlank() {
    assertThat(Calls.cards())
        .noneMatch(card -> card.path("summary").asText().isBlank())
        .noneMatch(card -> card.path("indicator").asText().isBlank())
        .noneMatch(card -> card.path("source").isEmpty());
  }

  @Test
  void i20SourcesHaveATopicWithACodeAndASystem() {
    assertThat(Calls.cards())
        .noneMatch(card -> card.at("/source/label").asText().isBlank())
        .noneMatch(card -> card.at("/source/topic/code").asText().isBlank())
        .noneMatch(card -> card.at("/source/topic/system").asText().isBlank());
  }

  @Test
  void i25ActionsAreThereWhereASuggestionIs() {
    assertThat(Calls.suggestions())
        .isNotEmpty()
        .allMatch(each -> each.path("actions").isArray() && !each.path("actions").isEmpty());
  }

  @Test
  void i26AResourceThatIsDeletedIsNamedByTypeAndId() {
    assertThat(Calls.actions())
        .filteredOn(action -> action.path("type").asText().equals("delete"))
        .isNotEmpty()
        .allMatch(a -> a.path("resourceId").asText().matches("[A-Z][A-Za-z]+/[A-Za-z0-9.-]+"));
  }
}
