package org.spasmwatch.rest.fhir.write;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.write.Curator.USE;
import static org.spasmwatch.rest.fhir.write.Curator.is;
import static org.spasmwatch.rest.fhir.write.Curator.issues;
import static org.spasmwatch.rest.fhir.write.Curator.saying;
import static org.spasmwatch.rest.fhir.write.Curator.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** Knowledge is written through FHIR in both bases, and every refusal says why. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class WritesTest {
  private static final Curator R5 = new Curator("r5");
  private static final Curator R4B = new Curator("r4b");
  private static final int RACERS = 8;

  @Inject CurrentKnowledge current;

  private static List<Curator> curators() {
    return Curator.all();
  }

  private static String path(ObjectNode resource) {
    return resource.path("resourceType").asText() + "/" + resource.path("id").asText();
  }

  private boolean isExecuted(String id) {
    return current.assessed().orElseThrow().records().uses().stream()
        .anyMatch(use -> use.id().equals(id));
  }

  @ParameterizedTest
  @MethodSource("curators")
  void whatIsCreatedIsReadAndDeletedAndItsVersionsStay(Curator curator) {
    Response created = curator.post(curator.statement());

    is(created, 201);
    String id = Bundles.json(created.asString()).path("id").asText();
    assertThat(created.header("Location"))
        .matches(".*/fhir/" + curator.base() + "/" + USE + "/" + id + "/_history/1\\.[0-9a-f]{8}");
    assertThat(created.header("ETag")).startsWith("W/\"1.");
    assertThat(created.header("Last-Modified")).isNotNull();
    assertThat(isExecuted(id)).isTrue();
    assertThat(curator.get(USE + "/" + id).asString()).isEqualTo(created.asString());
    is(curator.delete(USE + "/" + id), 204);
    is(curator.get(USE + "/" + id), 410);
    assertThat(isExecuted(id)).isFalse();
    is(curator.get(USE + "/" + id + "/_history/1"), 200);
    is(curator.delete(USE + "/" + id), 204);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void anUpdateNeedsTheVersionThatWasReadWhereItNamesOne(Curator curator) {
    ObjectNode statement = saying(curator.statement(), "First words.");
    Response created = curator.put(statement, "If-None-Match", "*");
    is(created, 201);
    is(curator.put(statement, "If-None-Match", "*"), 412);

    String first = created.header("ETag");
    Response second = curator.put(saying(statement, "Second words."), "If-Match", first);

    is(second, 200);
    assertThat(second.header("ETag")).startsWith("W/\"2.");
    assertThat(second.asString()).contains("Second words.");
    is(curator.put(saying(statement, "Third words."), "If-Match", first), 412);
    is(curator.delete(path(statement), "If-Match", first), 412);
    is(curator.put(statement, "If-Match", "nonsense"), 400);
    is(curator.delete(path(statement), "If-Match", second.header("ETag")), 204);
    is(curator.put(statement, "If-Match", second.header("ETag")), 412);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void whatWasReadAndIsWrittenUnchangedIsNoNewVersion(Curator curator) {
    for (String read :
        List.of(
            USE + "/gabapentin-myoclonus",
            USE + "/amitriptyline-hyponatraemia-cramp",
            "MedicationKnowledge/gabapentin",
            "MedicationKnowledge/benzodiazepines")) {
      Response before = curator.get(read);
      if (before.statusCode() == 404) {
        continue;
      }
      ObjectNode resource = (ObjectNode) Bundles.json(before.asString());

      Response after = curator.put(resource, "If-Match", before.header("ETag"));

      is(after, 200);
      assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
      assertThat(after.asString()).isEqualTo(before.asString());
    }
  }

  @Test
  void aChangeInR4bLeavesWhatR5AloneShows() {
    ObjectNode statement = R5.statement();
    is(R5.put(statement), 201);
    String before = R5.read(path(statement)).toString();

    is(R4B.put(R4B.read(path(statement))), 200);

    assertThat(R5.read(path(statement)).toString()).isEqualTo(before);
    is(R5.delete(path(statement)), 204);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void whatWouldBeLostIsNamed(Curator curator) {
    ObjectNode statement = curator.statement();
    statement.putArray("contained").addObject().put("resourceType", "Basic").put("id", "b");
    statement.with("undesirableEffect").putObject("classification").put("text", "nervous");

    Response refused = curator.put(statement);

    is(refused, 422);
    assertThat(issues(refused))
        .containsKey("ClinicalUseDefinition.undesirableEffect.classification");
    is(curator.get(path(statement)), 404);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void whatIsActiveButCannotBeExecutedIsRefusedWithEachGapAndKeptAsADraft(Curator curator) {
    ObjectNode statement = curator.statement();
    statement.remove("extension");

    Response refused = curator.put(statement);

    is(refused, 422);
    assertThat(refused.asString())
        .contains("urgency' is missing", "action' is missing", "citation", "status draft");
    Response kept = curator.put(status(statement, "draft"));
    is(kept, 201);
    String id = statement.path("id").asText();
    assertThat(isExecuted(id)).isFalse();
    assertThat(ids(curator.read(USE + "?status=draft&_count=500"))).contains(id);
    assertThat(ids(curator.read(USE + "?status=active&_count=500"))).doesNotContain(id);
    is(curator.put(curator.read(path(statement))), 200);
    is(curator.delete(path(statement)), 204);
  }

  private static List<String> ids(JsonNode bundle) {
    return bundle.findValuesAsText("fullUrl").stream()
        .map(url -> url.substring(url.lastIndexOf('/') + 1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("curators")
  void aStatementIsRetiredAndComesBack(Curator curator) {
    ObjectNode statement = curator.statement();
    is(curator.put(statement), 201);
    String id = statement.path("id").asText();

    is(curator.put(status(curator.read(path(statement)), "retired")), 200);

    assertThat(isExecuted(id)).isFalse();
    assertThat(curator.read(path(statement)).at("/status/coding/0/code").asText())
        .isEqualTo("retired");
    is(curator.put(status(curator.read(path(statement)), "active")), 200);
    assertThat(isExecuted(id)).isTrue();
    is(curator.put(status(statement, "shelved")), 422);
    is(curator.delete(path(statement)), 204);
  }

  @Test
  void groupsComeInTheirStatement() {
    ObjectNode statement = R5.statement();
    ObjectNode group =
        (ObjectNode)
            R5.read("Group?code=population&_count=100").findValues("resource").stream()
                .filter(found -> !found.toString().contains("alternative-of"))
                .findFirst()
                .orElseThrow();
    group.remove(List.of("meta", "text", "identifier"));
    statement.putArray("contained").add(group.put("id", "whom"));
    statement.putArray("population").addObject().put("reference", "#whom");

    is(R5.put(statement), 201);

    String own = R5.read(path(statement)).at("/population/0/reference").asText();
    assertThat(own).isEqualTo("Group/" + statement.path("id").asText() + "-population-1");
    assertThat(R5.read(own).path("characteristic")).isEqualTo(group.path("characteristic"));
    is(R5.delete(path(statement)), 204);
  }

  @ParameterizedTest
  @CsvSource({
    "Medication/gabapentin, MedicationKnowledge",
    "Group/x, contained",
    "ActivityDefinition/x, ClinicalUseDefinition",
    "ValueSet/x, part of the program"
  })
  void whatIsDerivedIsNotWrittenAndSaysWhereItIs(String path, String says) {
    ObjectNode resource =
        (ObjectNode)
            Bundles.json(
                "{\"resourceType\": \"%s\", \"id\": \"%s\"}"
                    .formatted((Object[]) path.split("/", -1)));

    for (Response refused : List.of(R5.put(resource), R5.delete(path))) {
      is(refused, 405);
      assertThat(refused.header("Allow")).contains("GET").doesNotContain("PUT", "DELETE");
      assertThat(refused.asString()).contains(says);
    }
  }

  @ParameterizedTest
  @MethodSource("curators")
  void everyElementThatFhirDoesNotHaveIsNamedWithItsPlace(Curator curator) {
    ObjectNode statement = curator.statement();
    statement.put("colour", "red").putObject("shape").put("round", true);
    ((ObjectNode) statement.path("undesirableEffect")).put("weather", "fair");

    Response refused = curator.put(statement);

    is(refused, 400);
    assertThat(Curator.issues(refused).keySet())
        .containsExactlyInAnyOrder(
            "ClinicalUseDefinition.colour",
            "ClinicalUseDefinition.shape",
            "ClinicalUseDefinition.undesirableEffect.weather");
    is(curator.get(path(statement)), 404);
  }

  @Test
  void whatOthersReferToIsNotDeleted() {
    Response refused = R5.delete("MedicationKnowledge/gabapentin");

    is(refused, 409);
    assertThat(refused.asString())
        .contains("statement/gabapentin-myoclonus refers to it")
        .doesNotContain(".yaml");
    is(R5.get("MedicationKnowledge/gabapentin"), 200);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void aDrugIsWrittenThroughItsPage(Curator curator) {
    String id = "drug-" + UUID.randomUUID();
    ObjectNode page =
        (ObjectNode)
            Bundles.json(
                """
                {"resourceType": "MedicationKnowledge", "id": "%s", "status": "active",
                 "meta": {"security": [{"system": "https://hospital.example", "code": "X"}]},
                 "code": {"coding": [{"system": "https://hospital.example/drugs", "code": "%s"}],
                          "text": "Testol"}}
                """
                    .formatted(id, id));

    Response created = curator.put(page);

    is(created, 201);
    assertThat(created.asString()).contains("https://hospital.example/drugs", "Testol");
    assertThat(created.asString()).contains("\"security\"");
    is(curator.get("Medication/" + id), 200);
    ObjectNode about = curator.statement();
    about.putArray("subject").addObject().put("reference", "Medication/" + id);
    is(curator.put(about), 201);
    is(curator.delete("MedicationKnowledge/" + id), 409);
    is(curator.delete(path(about)), 204);
    is(curator.delete("MedicationKnowledge/" + id), 204);
    is(curator.get("Medication/" + id), 410);
  }

  @Test
  void aConditionDecidesWhetherAndWhatIsWritten() {
    String value = "urn:uuid:" + UUID.randomUUID();
    ObjectNode statement = R5.statement();
    statement
        .putArray("identifier")
        .addObject()
        .put("system", "urn:ietf:rfc:3986")
        .put("value", value);
    String query = "identifier=urn:ietf:rfc:3986%7C" + value;

    Response created = R5.post(statement, "If-None-Exist", query);
    is(created, 201);
    String id = Bundles.json(created.asString()).path("id").asText();
    Response again = R5.post(statement, "If-None-Exist", query);

    is(again, 200);
    assertThat(again.header("Location")).contains(id + "/_history/1");
    assertThat(Bundles.json(again.asString()).path("id").asText()).isEqualTo(id);
    is(R5.post(statement, "If-None-Exist", "type=warning"), 412);
    is(R5.post(statement, "If-None-Exist", "colour=blue"), 400);
    statement.remove("id");
    Response updated =
        Curator.with()
            .body(saying(statement, "By a condition.").toString())
            .put(R5.url(USE + "?" + query));
    is(updated, 200);
    assertThat(updated.asString()).contains("By a condition.").contains(id);
    is(R5.delete(USE + "?" + query), 204);
    is(R5.get(USE + "/" + id), 410);
    is(R5.delete(USE + "?" + query), 204);
    is(R5.delete(USE + "?type=warning"), 412);
    is(R5.delete(USE), 412);
  }

  @Test
  void aClientSaysWhatItWantsBack() {
    ObjectNode statement = R5.statement();

    Response minimal = R5.put(statement, "Prefer", "return=minimal");
    is(minimal, 201);
    assertThat(minimal.asString()).isEmpty();
    assertThat(minimal.header("Location")).isNotNull();

    Response outcome = R5.put(saying(statement, "Other."), "Prefer", "return=OperationOutcome");
    is(outcome, 200);
    assertThat(outcome.asString()).contains("OperationOutcome", "is written");
    is(R5.delete(path(statement), "Prefer", "return=OperationOutcome"), 200);
  }

  @Test
  void aBodyThatIsNoResourceIsRefused() {
    String url = R5.url(USE + "/x");

    is(Curator.with().body("{").put(url), 400);
    is(Curator.with().body("[]").put(url), 400);
    is(Curator.with().body("").put(url), 400);
    is(Curator.with().body("{\"resourceType\": \"Patient\", \"id\": \"x\"}").put(url), 422);
    is(Curator.with().contentType("text/plain").body("x").put(url), 415);
    is(
        Curator.with().contentType("application/fhir+json;fhirVersion=4.3").body("{}").put(url),
        415);
    is(R5.put(R5.statement().put("colour", "blue")), 400);
    is(Curator.with().body(R5.statement().toString()).put(url), 400);
    is(Curator.with().body("{\"x\": \"" + "x".repeat(2_200_000) + "\"}").put(url), 413);
    is(R5.put(R5.statement(), "X-Provenance", "{}"), 400);
    is(R5.put(R5.statement().put("id", "Not_Ours")), 422);
  }

  @Test
  void xmlIsWrittenToo() {
    ObjectNode statement = R5.statement();
    is(R5.put(statement), 201);
    String xml =
        Curator.with().accept("application/fhir+xml").get(R5.url(path(statement))).asString();

    Response written =
        Curator.with()
            .contentType("application/fhir+xml")
            .body(xml.replace("lamotrigine", "lamotrigine"))
            .put(R5.url(path(statement)));

    is(written, 200);
    assertThat(written.header("ETag")).startsWith("W/\"1.");
    is(R5.delete(path(statement)), 204);
  }

  @Test
  void ofEightWhoWriteTheSameVersionOneSucceeds() throws Exception {
    ObjectNode statement = R5.statement();
    String tag = R5.put(statement).header("ETag");
    ExecutorService pool = Executors.newFixedThreadPool(RACERS);
    try {
      List<Callable<Integer>> writes =
          IntStream.range(0, RACERS)
              .<Callable<Integer>>mapToObj(
                  i -> {
                    ObjectNode mine = saying(statement.deepCopy(), "Words of " + i);
                    return () -> R5.put(mine, "If-Match", tag).statusCode();
                  })
              .toList();

      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> status : pool.invokeAll(writes)) {
        statuses.add(status.get());
      }

      assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 412);
      assertThat(R5.get(path(statement)).header("ETag")).startsWith("W/\"2.");
    } finally {
      pool.shutdownNow();
    }
    is(R5.delete(path(statement)), 204);
  }

  @Test
  void whoWritesNeedsAToken() {
    ObjectNode statement = R5.statement();

    Response refused =
        given()
            .contentType("application/fhir+json")
            .body(statement.toString())
            .put(R5.url(path(statement)));

    is(refused, 401);
    assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(refused.asString()).contains("system/ClinicalUseDefinition.u");
  }
}
