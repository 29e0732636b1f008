package org.spasmwatch.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Outcomes;

/** More large requests at once than may wait. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FullWorkersTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PADDING = " ".repeat(100_000);

  @Inject Workers workers;
  @Inject Limits limits;

  private final CountDownLatch go = new CountDownLatch(1);
  private final List<CompletableFuture<?>> busy = new ArrayList<>();

  /** Every thread is taken, and every place in the queue. */
  @BeforeEach
  void fill() {
    int places = Math.max(1, Runtime.getRuntime().availableProcessors()) + limits.waiting();
    for (int i = 0; i < places; i++) {
      busy.add(workers.run(this::waited).subscribeAsCompletionStage());
    }
    assertThat(busy).noneMatch(CompletableFuture::isDone);
  }

  private jakarta.ws.rs.core.Response waited() {
    try {
      go.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return jakarta.ws.rs.core.Response.ok().build();
  }

  @AfterEach
  void empty() {
    go.countDown();
    Awaitility.await().atMost(PATIENCE).until(() -> busy.stream().allMatch(f -> f.isDone()));
  }

  private static void isTurnedAway(Response response) {
    OperationOutcomeIssueComponent issue =
        Outcomes.issue(
            response.statusCode(), response.contentType(), response.asString(), 503, "throttled");
    assertThat(issue.getDiagnostics()).contains("try again later");
    assertThat(response.header("Retry-After")).matches("\\d+");
  }

  @Test
  void aLargeBundleIsTurnedAwayWithTheTimeToComeAgain() throws Exception {
    isTurnedAway(Assessments.post(Assessments.example() + PADDING));
  }

  @Test
  void aLargeCallOfAHookIsToo() {
    ObjectNode call = Hooks.call().put("padding", PADDING);

    isTurnedAway(Hooks.post(call));
  }

  @Test
  void whatIsSmallIsAnsweredAllTheSame() throws Exception {
    assertThat(Assessments.post(Assessments.example()).statusCode()).isEqualTo(200);
    assertThat(Hooks.post(Hooks.call()).statusCode()).isEqualTo(200);
  }

  @Test
  void afterwardsLargeOnesAreAnsweredAgain() {
    isTurnedAway(Hooks.post(Hooks.call().put("padding", PADDING)));

    empty();

    assertThat(Hooks.post(Hooks.call().put("padding", PADDING)).statusCode()).isEqualTo(200);
  }
}
