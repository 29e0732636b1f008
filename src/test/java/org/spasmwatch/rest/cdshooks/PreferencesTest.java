package org.spasmwatch.rest.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.GABAPENTIN;
import static org.spasmwatch.testkit.Hooks.answer;
import static org.spasmwatch.testkit.Hooks.call;
import static org.spasmwatch.testkit.Hooks.condition;
import static org.spasmwatch.testkit.Hooks.searchset;
import static org.spasmwatch.testkit.Hooks.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;

/** How many cards, and how urgent, a client wishes to have (docs/cds-hooks.md). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class PreferencesTest {
  private static final String CARISOPRODOL =
      GABAPENTIN.replace("\"g\"", "\"c\"").replace("25480", "2101");
  private static final String MYOCLONUS = condition("m", "17450006");
  private static final String BREATHLESS = condition("d", "267036007");

  @BeforeEach
  void theDayIsFixed() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
  }

  /** The indicators of the cards of a patient with these conditions, who takes two drugs. */
  private static List<String> indicators(String preferences, String... conditions) {
    ObjectNode call = with(call(), "medicationRequests", searchset(GABAPENTIN, CARISOPRODOL));
    with(call, "conditions", searchset(conditions));
    call.putObject("extension").set("org.spasmwatch.preferences", Bundles.json(preferences));
    return StreamSupport.stream(answer(call).path("cards").spliterator(), false)
        .map(card -> card.path("indicator").asText())
        .toList();
  }

  @Test
  void withoutAWishAllCardsCome() {
    assertThat(indicators("{}", MYOCLONUS)).containsExactly("warning", "info");
  }

  @ParameterizedTest
  @CsvSource({"info, 2", "warning, 1", "critical, 0"})
  void cardsBelowTheWishedIndicatorAreLeftOut(String least, int left) {
    assertThat(indicators("{\"leastIndicator\": \"" + least + "\"}", MYOCLONUS)).hasSize(left);
  }

  @Test
  void theMostUrgentOfTheWishedNumberCome() {
    assertThat(indicators("{\"mostCards\": 1}", MYOCLONUS)).containsExactly("warning");
  }

  @Test
  void aCriticalCardComesWhateverIsWished() {
    String wish = "{\"mostCards\": 1, \"leastIndicator\": \"critical\"}";

    assertThat(indicators(wish, MYOCLONUS, BREATHLESS)).contains("critical");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "en-US", "de", "tlh", "x-private", "i-klingon", "zh-Hant-TW"})
  void whichLanguageItIsInIsSaidWhereOneIsWished(String language) {
    ObjectNode call = Hooks.myoclonus();
    call.putObject("extension").putObject("org.spasmwatch.preferences").put("language", language);

    JsonNode answer = answer(call);

    assertThat(answer.path("cards")).isEqualTo(answer(Hooks.myoclonus()).path("cards"));
    assertThat(answer.at("/extension/org.spasmwatch.assessment/language").asText()).isEqualTo("en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"leastIndicator\": \"high\"}",
        "{\"mostCards\": 0}",
        "{\"mostCards\": \"2\"}",
        "{\"mostCards\": 1.5}",
        "{\"language\": 1}",
        "{\"language\": \"d\"}",
        "{\"language\": \"de; drop\"}",
        "{\"language\": \"\"}",
        "{\"language\": \"de_CH\"}",
        "{\"language\": \"de,en;q=0.5\"}",
        "{\"language\": [\"de\", \"en\"]}",
        "{\"language\": \"de-a-b-c-d-e-f-g-h-i\"}"
      })
  void aWishThatCannotBeMetIsNamed(String preferences) {
    ObjectNode call = call();
    call.putObject("extension").set("org.spasmwatch.preferences", Bundles.json(preferences));

    JsonNode refusal = Bundles.json(Hooks.post(call).then().statusCode(400).extract().asString());

    assertThat(refusal.at("/issue/0/expression/0").asText())
        .startsWith("extension.org.spasmwatch.preferences.");
  }
}
