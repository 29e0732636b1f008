package org.spasmwatch.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Bundles.PATIENT;
import static org.spasmwatch.testkit.Hooks.GABAPENTIN;
import static org.spasmwatch.testkit.Hooks.call;
import static org.spasmwatch.testkit.Hooks.condition;
import static org.spasmwatch.testkit.Hooks.searchset;
import static org.spasmwatch.testkit.Hooks.with;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.ehr.FetchMissing.Completed;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.fhir.patient.Prefetch;
import org.spasmwatch.fhir.patient.Queries;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Ehr;
import org.spasmwatch.testkit.Ehr.Seen;
import org.spasmwatch.testkit.Knowledge;

/** What is asked of an EHR, what of its answers is taken, and what is done when it misbehaves. */
class FetchMissingTest {
  private static final String MYOCLONUS = condition("m", "17450006");
  private static final String TREMOR = condition("t", "26079004");
  private static @Nullable Rounds rounds;

  private final Ehr ehr = Ehr.of(PATIENT, GABAPENTIN, MYOCLONUS, TREMOR);

  @BeforeAll
  static void begin() {
    rounds = new Rounds(Rounds.USUAL);
  }

  @AfterAll
  static void end() {
    usual().close();
  }

  private static Rounds usual() {
    if (rounds == null) {
      throw new AssertionError("not begun");
    }
    return rounds;
  }

  @AfterEach
  void closeTheEhr() {
    ehr.close();
  }

  private static Prefetch prefetch(JsonNode json) {
    return new Prefetch("p", json, Queries.of(Knowledge.bundled().terms()));
  }

  /** A prefetch with all but conditions, of which nothing is known. */
  private static Prefetch withoutConditions() {
    ObjectNode call = with(call(), "medicationRequests", searchset(GABAPENTIN));
    ((ObjectNode) call.path("prefetch")).remove("conditions");
    return prefetch(call.path("prefetch"));
  }

  private Access open() {
    return new Access(ehr.base(), null);
  }

  private Access under(Token token) {
    return new Access(ehr.base(), token);
  }

  private static Token token(String scope) {
    return new Token("opaque", 300, scope, null);
  }

  private static PatientFacts facts(Completed completed) {
    return new FactReader(Knowledge.bundled().terms(), 10_000)
        .read(completed.prefetch(), Bundles.AT)
        .match(
            facts -> facts,
            issues -> {
              throw new AssertionError("refused: " + issues);
            });
  }

  private static List<String> reasons(Completed completed) {
    return facts(completed).notEvaluated().stream().map(NotEvaluated::reason).toList();
  }

  private String reason() {
    List<String> reasons = reasons(usual().complete(withoutConditions(), open()));
    assertThat(reasons).hasSize(1);
    return reasons.get(0);
  }

  @Test
  void whatWasNotSentIsFetched() {
    Completed completed = usual().complete(prefetch(MissingNode.getInstance()), open());

    assertThat(completed.prefetch().unobtainable()).isEmpty();
    assertThat(facts(completed).medications()).hasSize(1);
    assertThat(facts(completed).findings()).hasSize(2);
    assertThat(facts(completed).notEvaluated()).isEmpty();
    assertThat(facts(completed).coverage().findingsComplete()).isTrue();
    assertThat(completed.bytes()).isPositive();
  }

  @Test
  void nothingIsAskedTwiceAndNothingThatWasSent() {
    usual().complete(withoutConditions(), open());

    assertThat(ehr.seen()).extracting(Seen::type).containsExactly("Condition");
  }

  @Test
  void whatWasAskedByTheClientAndNotFoundIsNotFetched() {
    usual().complete(prefetch(call().path("prefetch")), open());

    assertThat(ehr.seen()).isEmpty();
  }

  @Test
  void aQueryThatFailedInTheClientIsMadeAgain() {
    String failed =
        """
        {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "timeout"}]}
        """;
    Prefetch prefetch = prefetch(with(call(), "conditions", failed).path("prefetch"));

    Completed completed = usual().complete(prefetch, open());

    assertThat(facts(completed).findings()).hasSize(2);
    assertThat(reasons(completed)).isEmpty();
  }

  @Test
  void thePagesAfterTheOneThatWasSentAreFetched() {
    ehr.pages(1);
    JsonNode first = ehr.answer("Condition?patient=p&_count=200");
    Prefetch prefetch = prefetch(with(call(), "conditions", first.toString()).path("prefetch"));

    Completed completed = usual().complete(prefetch, open());

    assertThat(facts(completed).findings()).hasSize(2);
    assertThat(reasons(completed)).isEmpty();
    assertThat(ehr.seen("Condition")).hasSize(1);
  }

  @Test
  void allPagesOfAnAnswerAreFetched() {
    ehr.pages(1);

    Completed completed = usual().complete(withoutConditions(), open());

    assertThat(facts(completed).findings()).hasSize(2);
    assertThat(facts(completed).coverage().findingsComplete()).isTrue();
  }

  @Test
  void codesAreEscapedAsAUrlWantsIt() {
    usual().complete(prefetch(MissingNode.getInstance()), open());

    assertThat(ehr.seen("Observation"))
        .extracting(Seen::query)
        .isNotEmpty()
        .allMatch(query -> query.contains("%7C") && !query.contains("|"));
  }

  @Test
  void theTokenGoesWithEachRequestAndToNobodyElse() {
    usual().complete(prefetch(MissingNode.getInstance()), under(token("patient/*.read")));

    assertThat(ehr.seen())
        .isNotEmpty()
        .allMatch(s -> s.authorization().orElse("").equals("Bearer opaque"));
  }

  @Test
  void withoutATokenNoneIsSent() {
    usual().complete(withoutConditions(), open());

    assertThat(ehr.seen()).allMatch(seen -> seen.authorization().isEmpty());
  }

  @Test
  void aServerThatIsNotRegisteredIsNotAsked() {
    Servers another = Servers.of("test", List.of("https://ehr.example/fhir"), true);

    Completed completed = usual().complete(withoutConditions(), open(), another);

    assertThat(ehr.seen()).isEmpty();
    assertThat(reasons(completed))
        .containsExactly(
            "this key was not sent, and could not be fetched: fhirServer is not registered for this"
                + " client");
  }

  @Test
  void anExpiredTokenIsNotTried() {
    Completed completed =
        usual().complete(withoutConditions(), under(new Token("opaque", 0, "patient/*.rs", null)));

    assertThat(ehr.seen()).isEmpty();
    assertThat(reasons(completed).get(0)).endsWith("the access token is expired");
  }

  @Test
  void aTokenForAnotherPatientIsNotTried() {
    Completed completed =
        usual().complete(withoutConditions(), under(new Token("opaque", 300, "patient/*.rs", "q")));

    assertThat(ehr.seen()).isEmpty();
    assertThat(reasons(completed).get(0)).endsWith("the access token is for another patient");
  }

  @Test
  void whatTheScopeDoesNotCoverIsNotAskedFor() {
    Completed completed =
        usual().complete(withoutConditions(), under(token("patient/Observation.read")));

    assertThat(ehr.seen()).isEmpty();
    assertThat(reasons(completed).get(0)).contains("scope", "does not cover Condition");
  }

  @Test
  void whatTheScopeCoversInPartDoesNotCountAsAll() {
    Completed completed =
        usual().complete(withoutConditions(), under(token("patient/Condition.rs?category=x")));

    assertThat(facts(completed).findings()).hasSize(2);
    assertThat(facts(completed).coverage().findingsComplete()).isFalse();
    assertThat(reasons(completed).get(0)).contains("covers a part");
  }

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
  void aRedirectIsNotFollowed() {
    try (Ehr elsewhere = Ehr.of(TREMOR)) {
      ehr.on("Condition", Ehr.status(302, "Location", elsewhere.base() + "/Condition"));

      assertThat(reason()).contains("302", "redirect", "not followed");
      assertThat(elsewhere.seen()).isEmpty();
    }
  }

  @Test
  void aLinkToAnotherServerIsNotFollowedAndWhatCameBeforeIsRead() {
    try (Ehr elsewhere = Ehr.of(TREMOR)) {
      ObjectNode page = (ObjectNode) Bundles.json(searchset(MYOCLONUS));
      ehr.on("Condition", Ehr.json(Ehr.link(page, elsewhere.base() + "/Condition").toString()));

      Completed completed = usual().complete(withoutConditions(), under(token("patient/*.rs")));

      assertThat(elsewhere.seen()).isEmpty();
      assertThat(facts(completed).findings()).hasSize(1);
      assertThat(facts(completed).coverage().findingsComplete()).isFalse();
      assertThat(reasons(completed).get(0)).contains("leads away", "only these were read");
    }
  }

  @Test
  void aLinkOfTheClientToAnotherServerIsNotFollowedEither() {
    try (Ehr elsewhere = Ehr.of(TREMOR)) {
      ObjectNode page = (ObjectNode) Bundles.json(searchset(MYOCLONUS));
      Ehr.link(page, elsewhere.base() + "/Condition");
      Prefetch prefetch = prefetch(with(call(), "conditions", page.toString()).path("prefetch"));

      Completed completed = usual().complete(prefetch, under(token("patient/*.rs")));

      assertThat(elsewhere.seen()).isEmpty();
      assertThat(reasons(completed).get(0)).contains("leads away");
    }
  }

  @Test
  void pagesThatGoRoundInACircleEnd() {
    ObjectNode page = (ObjectNode) Bundles.json(searchset(MYOCLONUS));
    ehr.on("Condition", Ehr.json(Ehr.link(page, "Condition?page=2").toString()));

    assertThat(reason()).contains("circle");
    assertThat(ehr.seen()).hasSize(2);
  }

  @Test
  void pagesWithoutEndEnd() {
    AtomicInteger number = new AtomicInteger();
    HttpHandler endless =
        exchange -> {
          ObjectNode page = (ObjectNode) Bundles.json(searchset(MYOCLONUS));
          Ehr.send(
              exchange,
              200,
              Ehr.link(page, "Condition?page=" + number.incrementAndGet()).toString());
        };
    ehr.on("Condition", endless);

    assertThat(reason()).contains("more than 10 pages");
    assertThat(ehr.seen()).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "[]",
        "\"text\"",
        "{\"resourceType\": \"Bundle\"} more",
        "{\"resourceType\": \"Bundle\", \"resourceType\": \"Bundle\"}"
      })
  void whatIsNoJsonIsNotTaken(String body) {
    ehr.on("Condition", Ehr.json(body));

    assertThat(reason()).contains("something else than FHIR JSON");
  }

  @Test
  void jsonThatIsNestedTooDeeplyIsNotTaken() {
    String deep =
        "{\"resourceType\": \"Bundle\", \"entry\": " + "[".repeat(100) + "]".repeat(100) + "}";
    ehr.on("Condition", Ehr.json(deep));

    assertThat(reason()).contains("something else than FHIR JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/fhir+xml", "application/octet-stream"})
  void anotherContentTypeIsNotTaken(String type) {
    ehr.on("Condition", exchange -> Ehr.send(exchange, 200, type, searchset(MYOCLONUS)));

    assertThat(reason()).contains("something else than FHIR JSON");
  }

  @Test
  void aCompressedAnswerIsNotTaken() throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(" ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
    }
    ehr.on(
        "Condition",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
          exchange.sendResponseHeaders(200, compressed.size());
          exchange.getResponseBody().write(compressed.toByteArray());
        });

    assertThat(reason()).contains("something else than FHIR JSON");
  }

  @Test
  void anAnswerWithoutEndIsCutOff() {
    byte[] block = " ".repeat(65_536).getBytes(StandardCharsets.UTF_8);
    CountDownLatch cutOff = new CountDownLatch(1);
    ehr.on(
        "Condition",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
          exchange.sendResponseHeaders(200, 0);
          try {
            while (cutOff.getCount() > 0) {
              exchange.getResponseBody().write(block);
            }
          } catch (IOException e) {
            cutOff.countDown();
          }
        });

    assertThat(reason()).contains("sent more than is taken");
  }

  @Test
  void moreResourcesThanAreTakenAreNotTaken() {
    try (Rounds few = new Rounds(new Rounds.Limited(Duration.ofSeconds(30), 1_000_000, 10, 1))) {
      List<String> reasons = reasons(few.complete(withoutConditions(), open()));

      assertThat(reasons.get(0)).contains("more resources than are taken");
    }
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
    try (Rounds hasty = new Rounds(new Rounds.Limited(Duration.ofSeconds(2), 1_000_000, 10, 99))) {
      Completed completed = hasty.complete(prefetch(MissingNode.getInstance()), open());

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
  void thePatientOfAnotherIdIsNotTaken() {
    String other = PATIENT.replace("\"p\"", "\"q\"");
    ehr.on("Patient", Ehr.json(other));

    Completed completed = usual().complete(prefetch(MissingNode.getInstance()), open());

    assertThat(completed.prefetch().unobtainable()).hasSize(1);
    assertThat(completed.prefetch().unobtainable().get(0).why()).contains("another patient");
  }

  @Test
  void recordsOfSomebodyElseTakeNoPart() {
    ehr.on("Condition", Ehr.json(searchset(MYOCLONUS, TREMOR.replace("Patient/p", "Patient/q"))));

    Completed completed = usual().complete(withoutConditions(), open());

    assertThat(facts(completed).findings()).hasSize(1);
    assertThat(reasons(completed)).containsExactly("its subject or focus is not the patient");
  }

  @Test
  void anErrorWithTheStatusOfSuccessIsAnError() {
    ehr.on(
        "Condition",
        Ehr.json(
            """
            {"resourceType": "OperationOutcome",
             "issue": [{"severity": "error", "code": "processing", "diagnostics": "Zebulon"}]}
            """));

    assertThat(reason()).contains("reported an error (processing)").doesNotContain("Zebulon");
  }

  @Test
  void anotherResourceThanWasAskedForIsNotTaken() {
    ehr.on("Condition", Ehr.json("{\"resourceType\": \"CapabilityStatement\"}"));

    assertThat(reason()).contains("something else than was asked for");
  }

  @Test
  void withoutFhirAccessNothingChanges() {
    Completed completed = usual().complete(withoutConditions(), null);

    assertThat(reasons(completed))
        .containsExactly("this key was not sent, so nothing of it was evaluated");
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
        patient.complete(prefetch(MissingNode.getInstance()), open());
      }

      Completed completed = patient.complete(prefetch(MissingNode.getInstance()), open());

      assertThat(facts(completed).medications()).hasSize(1);
    }
  }

  @Test
  void whatIsFetchedIsCountedUnderTheSettingThatAllowsIt() {
    try (Rounds counted = new Rounds(Rounds.USUAL)) {
      counted.complete(withoutConditions(), open());

      assertThat(
              counted
                  .registry
                  .get("spasmwatch.ehr.requests")
                  .tag("server", "http://127.0.0.1:*")
                  .tag("outcome", "ok")
                  .timer()
                  .count())
          .isEqualTo(1);
      assertThat(
              counted
                  .registry
                  .get("spasmwatch.ehr.rounds")
                  .tag("outcome", "complete")
                  .timer()
                  .count())
          .isEqualTo(1);
    }
  }
}
