package org.spasmwatch.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.searchset;

import com.sun.net.httpserver.HttpHandler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.ehr.FetchMissing.Completed;
import org.spasmwatch.ehr.Rounds.Limited;
import org.spasmwatch.testkit.Ehr;

/** An EHR that refuses, is late, is not there, or is left alone because of that. */
class FailingEhrTest extends Fetching {
  @ParameterizedTest
  @CsvSource({
    "401, answered 401",
    "403, answered 403",
    "404, answered 404",
    "410, answered 410",
    "429, answered 429",
    "500, answered 500",
    "503, answered 503",
    "204, answered 204"
  })
  void aRefusalOfTheServerIsNamedByItsStatus(int status, String words) {
    ehr.on("Condition", Ehr.status(status));

    assertThat(reason()).contains(words);
  }

  @Test
  void whatDoesNotComeInTimeIsMissingAndTheRestIsThere() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    ehr.on(
        "Condition",
        exchange -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try (Rounds hasty = new Rounds(new Limited(Duration.ofSeconds(2), 1_000_000, 10, 99))) {
      Completed completed = hasty.complete(nothing(), open());

      assertThat(reasons(completed)).hasSize(1);
      assertThat(reasons(completed).get(0)).contains("did not answer in time");
      assertThat(facts(completed).medications()).hasSize(1);
    } finally {
      end.countDown();
    }
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    ehr.close();

    Completed completed = usual().complete(withoutConditions(), open());

    assertThat(reasons(completed).get(0)).contains("could not be reached");
  }

  @Test
  void aServerThatAsksToComeAgainInAMomentIsAskedAgain() {
    AtomicInteger times = new AtomicInteger();
    HttpHandler unavailable = Ehr.status(503, "Retry-After", "0");
    ehr.on(
        "Condition",
        exchange -> {
          if (times.incrementAndGet() == 1) {
            unavailable.handle(exchange);
          } else {
            Ehr.send(exchange, 200, searchset(MYOCLONUS));
          }
        });

    Completed completed = usual().complete(withoutConditions(), open());

    assertThat(facts(completed).findings()).hasSize(1);
    assertThat(reasons(completed)).isEmpty();
  }

  @Test
  void aServerThatAsksForPatienceIsNotAskedAgain() {
    ehr.on("Condition", Ehr.status(503, "Retry-After", "120"));

    assertThat(reason()).contains("answered 503");
    assertThat(ehr.seen()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"400", "401", "403", "404", "429", "500"})
  void noOtherAnswerIsAskedForAgain(int status) {
    ehr.on("Condition", Ehr.status(status, "Retry-After", "0"));

    assertThat(reason()).contains("answered " + status);
    assertThat(ehr.seen()).hasSize(1);
  }

  @Test
  void aConnectionThatBreaksOffIsTriedOnceMore() {
    AtomicInteger times = new AtomicInteger();
    ehr.on(
        "Condition",
        exchange -> {
          if (times.incrementAndGet() > 1) {
            Ehr.send(exchange, 200, searchset(MYOCLONUS));
          }
        });

    assertThat(facts(usual().complete(withoutConditions(), open())).findings()).hasSize(1);
  }

  @Test
  void aServerThatRestartsIsReadOverNewConnectionsAndDoesNotCountAsIll() {
    try (Rounds patient = new Rounds(Rounds.USUAL)) {
      patient.complete(nothing(), open());
      int before = ehr.seen().size();
      ehr.restart();

      List<String> reasons = reasons(patient.complete(withoutConditions(), open()));

      assertThat(reasons).isEmpty();
      assertThat(ehr.seen()).as("one broke").hasSize(before + 2);
      assertThat(patient.registry.find("spasmwatch.ehr.resting").gauge()).isNull();
    }
  }

  @Test
  void aServerThatFailsRepeatedlyIsLeftAlone() {
    try (Rounds patient = new Rounds(Rounds.USUAL)) {
      ehr.on("Condition", Ehr.status(500));
      for (int i = 0; i < 5; i++) {
        patient.complete(withoutConditions(), open());
      }
      int before = ehr.seen().size();

      List<String> reasons = reasons(patient.complete(withoutConditions(), open()));

      assertThat(reasons.get(0)).contains("left alone");
      assertThat(ehr.seen()).hasSize(before);
      assertThat(patient.registry.get("spasmwatch.ehr.resting").gauge().value()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatAnswersOneQueryIsNotIll() {
    try (Rounds patient = new Rounds(Rounds.USUAL)) {
      ehr.on("Condition", Ehr.status(500));
      for (int i = 0; i < 7; i++) {
        patient.complete(nothing(), open());
      }

      Completed completed = patient.complete(nothing(), open());

      assertThat(facts(completed).medications()).hasSize(1);
    }
  }

  @Test
  void aServerThatWasLeftAloneIsTriedAgain() {
    try (Rounds brief = new Rounds(Rounds.USUAL, 100)) {
      ehr.on("Condition", Ehr.status(500));
      for (int i = 0; i < 5; i++) {
        brief.complete(withoutConditions(), open());
      }
      assertThat(resting(brief)).isEqualTo(1);
      ehr.on("Condition", Ehr.json(searchset(MYOCLONUS)));

      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> reasons(brief.complete(withoutConditions(), open())).isEmpty());

      assertThat(resting(brief)).isZero();
    }
  }

  private static double resting(Rounds rounds) {
    return rounds.registry.get("spasmwatch.ehr.resting").gauge().value();
  }
}
