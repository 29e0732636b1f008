package org.spasmwatch.rest.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Bundles.PATIENT;
import static org.spasmwatch.testkit.Hooks.GABAPENTIN;
import static org.spasmwatch.testkit.Hooks.answer;
import static org.spasmwatch.testkit.Hooks.call;
import static org.spasmwatch.testkit.Hooks.condition;
import static org.spasmwatch.testkit.Hooks.myoclonus;
import static org.spasmwatch.testkit.Hooks.notEvaluated;
import static org.spasmwatch.testkit.Hooks.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Ehr;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.Logged;
import org.spasmwatch.testkit.Outcomes;

/** Calls that leave something to be fetched (CDS Hooks 2.0.1, "FHIR Resource Access"). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FetchedPrefetchTest {
  private static final String SECRET = "tok-Nachtigall-55102";
  private static final String MYOCLONUS = condition("m", "17450006");
  private static final int OVER_THE_EVENT_LOOP = 100_000;

  private final Ehr ehr = Ehr.of(PATIENT, GABAPENTIN, MYOCLONUS);

  @Inject CurrentKnowledge current;

  @BeforeEach
  void theDayIsFixed() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
  }

  @AfterEach
  void closeTheEhr() {
    ehr.close();
  }

  private ObjectNode authorized(ObjectNode call) {
    call.put("fhirServer", ehr.base());
    call.putObject("fhirAuthorization")
        .put("access_token", SECRET)
        .put("token_type", "Bearer")
        .put("expires_in", 300)
        .put("scope", "patient/*.read")
        .put("subject", "cds-service");
    return call;
  }

  private ObjectNode withoutPrefetch() {
    ObjectNode call = authorized(call());
    call.remove("prefetch");
    return call;
  }

  private static List<OperationOutcomeIssueComponent> unmet(ObjectNode call) {
    Response response = post(call);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(412);
    return Outcomes.strictR4()
        .parseResource(OperationOutcome.class, response.asString())
        .getIssue();
  }

  @Test
  void aCallWithoutPrefetchGetsTheSameAnswer() {
    JsonNode fetched = answer(withoutPrefetch());

    assertThat(fetched.path("cards")).hasSize(1);
    assertThat(fetched).isEqualTo(answer(myoclonus()));
  }

  @Test
  void aCallWithAPartOfThePrefetchGetsTheSameAnswer() {
    ObjectNode part = authorized(myoclonus());
    ((ObjectNode) part.path("prefetch")).remove(List.of("conditions", "labs", "allergies"));

    assertThat(answer(part)).isEqualTo(answer(myoclonus()));
  }

  @Test
  void aCallThatLeavesNothingOutAsksNobody() {
    answer(authorized(myoclonus()));

    assertThat(ehr.seen()).isEmpty();
  }

  @Test
  void whatCannotBeHadIs412WithTheReason() {
    ehr.on("Patient", Ehr.status(403));

    List<OperationOutcomeIssueComponent> issues = unmet(withoutPrefetch());

    assertThat(issues).hasSize(1);
    assertThat(issues.get(0).getExpression().get(0).getValue()).isEqualTo("prefetch.patient");
    assertThat(issues.get(0).getDiagnostics())
        .contains("answered 403", "Patient/{{context.patientId}}");
  }

  @Test
  void whatCouldBeDoneWithoutIsNamed() {
    ehr.on("AllergyIntolerance", Ehr.status(404));

    JsonNode answer = answer(withoutPrefetch());

    assertThat(answer.path("cards")).hasSize(1);
    assertThat(notEvaluated(answer)).hasSize(1);
    assertThat(notEvaluated(answer).at("/0/reference").asText()).isEqualTo("/prefetch/allergies");
    assertThat(notEvaluated(answer).at("/0/reason").asText()).contains("answered 404");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://ehr.example/fhir", "http://localhost:1/fhir", "http://169.254.169.254/"})
  void aServerThatIsNotRegisteredIsNotAskedAndThatIsSaid(String server) {
    ObjectNode call = withoutPrefetch().put("fhirServer", server);

    assertThat(unmet(call))
        .allMatch(issue -> issue.getDiagnostics().contains("not registered for this client"));
  }

  @Test
  void theTokenStandsNowhere() {
    ehr.on("Condition", Ehr.status(500));
    try (Logged logged = Logged.begin()) {
      Response failed = post(withoutPrefetch());
      Response refused = post(withoutPrefetch().put("fhirServer", "https://ehr.example/fhir"));

      assertThat(failed.asString() + failed.headers()).doesNotContain(SECRET);
      assertThat(refused.asString() + refused.headers()).doesNotContain(SECRET);
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> logged.text().contains("status=412"));
      assertThat(logged.text()).doesNotContain(SECRET, ehr.base());
    }
    assertThat(ehr.seen()).allMatch(s -> s.authorization().orElse("").endsWith(SECRET));
  }

  @Test
  void muchThatIsFetchedIsAnswered() {
    String filler = "\"note\": [{\"text\": \"" + "-".repeat(OVER_THE_EVENT_LOOP) + "\"}], \"id\"";
    ehr.on("Condition", Ehr.json(Hooks.searchset(MYOCLONUS.replaceFirst("\"id\"", filler))));

    assertThat(answer(withoutPrefetch()).path("cards")).hasSize(1);
  }

  @Test
  void aLargeCallMayLeaveSomethingOutToo() {
    ObjectNode large = withoutPrefetch();
    large.putObject("extension").put("filler", "-".repeat(OVER_THE_EVENT_LOOP));

    assertThat(answer(large).path("cards")).hasSize(1);
  }

  @Test
  void theKnowledgeThatACallBeganWithIsKeptToItsEnd() {
    KnowledgeBase before = current.find().orElseThrow();
    ehr.on(
        "Condition",
        exchange -> {
          current.replace(Knowledge.bundled());
          Ehr.send(exchange, 200, Hooks.searchset(MYOCLONUS));
        });
    try {
      String version =
          answer(withoutPrefetch())
              .at("/extension/org.spasmwatch.assessment/knowledgeVersion")
              .asText();

      assertThat(version).isEqualTo(before.version());
      assertThat(Knowledge.bundled().version()).isNotEqualTo(before.version());
    } finally {
      current.replace(before);
    }
  }

  @Test
  void callsAtTheSameTimeDoNotMixTheirPatients() {
    try (Ehr healthy = Ehr.of(PATIENT)) {
      List<CompletableFuture<Integer>> calls = new ArrayList<>();
      IntStream.range(0, 40)
          .forEach(
              i -> {
                ObjectNode call = withoutPrefetch();
                if (i % 2 == 0) {
                  call.put("fhirServer", healthy.base());
                }
                calls.add(CompletableFuture.supplyAsync(() -> answer(call).path("cards").size()));
              });

      List<Integer> cards = calls.stream().map(CompletableFuture::join).toList();

      assertThat(cards).containsExactlyElementsOf(Stream.iterate(0, n -> 1 - n).limit(40).toList());
    }
  }
}
