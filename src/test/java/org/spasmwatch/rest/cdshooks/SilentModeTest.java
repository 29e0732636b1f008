package org.spasmwatch.rest.cdshooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.answer;
import static org.spasmwatch.testkit.Hooks.call;
import static org.spasmwatch.testkit.Hooks.condition;
import static org.spasmwatch.testkit.Hooks.myoclonus;
import static org.spasmwatch.testkit.Hooks.post;
import static org.spasmwatch.testkit.Outcomes.issue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.app.CardTally;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Restrained;

/** A hospital's first weeks: cards are counted and not shown, and only some hooks are on offer. */
@QuarkusTest
@TestProfile(Restrained.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SilentModeTest {
  @Inject CardTally tally;

  @BeforeEach
  void theDayIsFixed() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
  }

  @Test
  void theCardsOfAHookAreCountedAndNotShown() {
    long before = tally.withheld();

    JsonNode answer = answer(myoclonus());

    assertThat(answer.path("cards")).isEmpty();
    assertThat(tally.withheld()).isEqualTo(before + 1);
    assertThat(tally.shown()).isZero();
  }

  @Test
  void whatWasNotEvaluatedIsStillSaid() {
    ObjectNode call = myoclonus();
    ((ObjectNode) call.path("prefetch")).remove("labs");

    JsonNode answer = answer(call);

    assertThat(Hooks.notEvaluated(answer).toString()).contains("/prefetch/labs");
    assertThat(answer.at("/extension/org.spasmwatch.assessment/knowledgeVersion").asText())
        .isNotEmpty();
  }

  @Test
  void aWrongCallIsStillRefused() {
    assertThat(post(call().put("hook", "nothing")).statusCode()).isEqualTo(400);
  }

  @Test
  void theHooksThatAreOnOfferAreDiscoveredAndAnsweredAlone() {
    JsonNode services = Bundles.json(given().get("/cds-services").asString()).path("services");

    assertThat(services.findValuesAsText("hook")).containsExactly("patient-view", "order-select");
    assertThat(answer(call()).path("cards")).isEmpty();
    issue(post(call().put("hook", "encounter-discharge")), 400, "value");
  }

  @Test
  void whoAsksAboutABundleStillGetsCards() {
    String bundle = Bundles.ofPatient(Hooks.GABAPENTIN, condition("m", "17450006"));

    assertThat(Assessments.answer(Assessments.post(bundle)).path("cards")).isNotEmpty();
  }
}
