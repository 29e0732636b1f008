package org.spasmwatch.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Hooks.GABAPENTIN;
import static org.spasmwatch.testkit.Hooks.call;
import static org.spasmwatch.testkit.Hooks.searchset;
import static org.spasmwatch.testkit.Hooks.with;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.ehr.FetchMissing.Completed;
import org.spasmwatch.ehr.Rounds.Limited;
import org.spasmwatch.fhir.patient.Prefetch;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Ehr;

/** Answers that lead away, never end, or are not what they should be. */
class HostileAnswersTest extends Fetching {
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

  @Test
  void moreResourcesThanAreTakenAreNotTaken() {
    try (Rounds few = new Rounds(new Limited(Duration.ofSeconds(30), 1_000_000, 10, 1))) {
      List<String> reasons = reasons(few.complete(withoutConditions(), open()));

      assertThat(reasons.get(0)).contains("more resources than are taken");
    }
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
    ehr.on("Condition", endless(new CountDownLatch(1)));

    assertThat(reason()).contains("sent more than is taken");
  }

  @Test
  void anAnswerWithoutEndCostsTheOthersNothing() {
    CountDownLatch cutOff = new CountDownLatch(1);
    ehr.on("AllergyIntolerance", endless(cutOff));
    ehr.on("Condition", exchange -> afterwards(cutOff, exchange));
    ObjectNode call = with(call(), "medicationRequests", searchset(GABAPENTIN));
    ((ObjectNode) call.path("prefetch")).remove(List.of("conditions", "allergies"));

    Completed completed = usual().complete(prefetch(call.path("prefetch")), open());

    assertThat(facts(completed).findings()).hasSize(1);
    assertThat(reasons(completed)).hasSize(1).allMatch(r -> r.contains("sent more than is taken"));
  }

  private static void afterwards(CountDownLatch cutOff, HttpExchange exchange) throws IOException {
    try {
      assertThat(cutOff.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    Ehr.send(exchange, 200, searchset(MYOCLONUS));
  }

  private static HttpHandler endless(CountDownLatch cutOff) {
    byte[] block = " ".repeat(65_536).getBytes(StandardCharsets.UTF_8);
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "application/fhir+json");
      exchange.sendResponseHeaders(200, 0);
      try {
        while (cutOff.getCount() > 0) {
          exchange.getResponseBody().write(block);
        }
      } catch (IOException e) {
        cutOff.countDown();
      }
    };
  }
}
