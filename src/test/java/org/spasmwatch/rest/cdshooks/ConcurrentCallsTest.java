package org.spasmwatch.rest.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;

/** Callers at the same time get what each would get alone, byte by byte. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ConcurrentCallsTest {
  private static final int CALLERS = 8;
  private static final int ROUNDS = 5;

  /** Over the limit up to which calls are answered on the event loop. */
  private static final int LARGE = 100_000;

  private static final List<String> DRUGS = List.of("25480", "704", "36437", "1");
  private static final List<String> FINDINGS = List.of("17450006", "55300003", "91175000");
  private static final List<String> DRAFTS = List.of("carisoprodol", "gabapentin", "baclofen");

  @BeforeEach
  void theDayIsFixed() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
  }

  /** The call of a caller: another patient on another drug with another finding. */
  private static ObjectNode review(int caller) {
    String drug = Hooks.GABAPENTIN.replace("25480", DRUGS.get(caller % DRUGS.size()));
    String finding = Hooks.condition("m", FINDINGS.get(caller % FINDINGS.size()));
    ObjectNode call = Hooks.with(Hooks.call(), "medicationRequests", Hooks.searchset(drug));
    Hooks.with(call, "conditions", Hooks.searchset(finding));
    if (caller % 2 == 1) {
      call.putObject("extension").put("filler", "-".repeat(LARGE));
    }
    return ofPatient(call, caller);
  }

  private static ObjectNode orders(int caller) {
    String draft = Hooks.draft("d" + caller, DRAFTS.get(caller % DRAFTS.size()));
    ObjectNode call = review(caller).put("hook", "order-sign");
    String drafts = Hooks.searchset(draft.replace("Patient/p", "Patient/p" + caller));
    ((ObjectNode) call.path("context")).set("draftOrders", Bundles.json(drafts));
    return call;
  }

  private static ObjectNode ofPatient(ObjectNode call, int caller) {
    String text =
        call.toString()
            .replace("Patient/p", "Patient/p" + caller)
            .replace("\"patientId\":\"p\"", "\"patientId\":\"p" + caller + "\"")
            .replace("\"Patient\",\"id\":\"p\"", "\"Patient\",\"id\":\"p" + caller + "\"")
            .replace("d1577c69-dfbe-44ad-ba6d-3e05e953b2ea", instance(caller));
    return (ObjectNode) Bundles.json(text);
  }

  private static String instance(int caller) {
    return "d1577c69-dfbe-44ad-ba6d-3e05e953b2e" + caller;
  }

  private static String answer(ObjectNode call) {
    Response response =
        call.path("hook").asText().equals("order-sign") ? Hooks.postOrders(call) : Hooks.post(call);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return response.asString();
  }

  private static List<String> together(List<ObjectNode> calls) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size());
    CyclicBarrier start = new CyclicBarrier(calls.size());
    try {
      List<Callable<String>> callers = new ArrayList<>();
      for (ObjectNode call : calls) {
        callers.add(
            () -> {
              start.await(30, TimeUnit.SECONDS);
              return answer(call);
            });
      }
      List<String> answers = new ArrayList<>();
      for (Future<String> answer : threads.invokeAll(callers)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  private static void areAnsweredAsAlone(List<ObjectNode> calls) throws Exception {
    List<String> alone = calls.stream().map(ConcurrentCallsTest::answer).toList();

    for (int round = 0; round < ROUNDS; round++) {
      assertThat(together(calls)).isEqualTo(alone);
    }
    assertThat(alone).filteredOn(answer -> answer.contains("\"summary\"")).hasSizeGreaterThan(2);
    assertThat(Set.copyOf(alone)).hasSizeGreaterThan(CALLERS / 2);
  }

  @Test
  void callersOfTheReviewGetWhatTheyGetAlone() throws Exception {
    areAnsweredAsAlone(IntStream.range(0, CALLERS).mapToObj(caller -> review(caller)).toList());
  }

  @Test
  void callersOfTheOrderCheckGetWhatTheyGetAlone() throws Exception {
    areAnsweredAsAlone(IntStream.range(0, CALLERS).mapToObj(caller -> orders(caller)).toList());
  }

  @Test
  void callersOfBothServicesGetWhatTheyGetAlone() throws Exception {
    areAnsweredAsAlone(
        IntStream.range(0, CALLERS)
            .mapToObj(caller -> caller % 2 == 0 ? review(caller) : orders(caller))
            .toList());
  }

  @Test
  void theSameCallTwiceGetsTheSameBytes() {
    for (int caller = 0; caller < CALLERS; caller++) {
      assertThat(answer(review(caller))).isEqualTo(answer(review(caller)));
      assertThat(answer(orders(caller))).isEqualTo(answer(orders(caller)));
    }
  }
}
