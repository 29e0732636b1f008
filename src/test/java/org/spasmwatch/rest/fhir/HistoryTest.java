package org.spasmwatch.rest.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.Requests.diagnostics;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r5.model.ClinicalUseDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.BundledKnowledge;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.KnowledgeLog;
import org.spasmwatch.app.StoreUnavailable;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.app.history.PastKnowledge;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.R5;
import org.spasmwatch.testkit.StoredEdits;
import org.spasmwatch.testkit.StoredEdits.By;

/** What a resource was: old versions, histories, and what is left of one that was deleted. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class HistoryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String CUD = "/fhir/r5/ClinicalUseDefinition";
  private static final RecordId ORIGINAL = RecordId.statement("lamotrigine-headache");

  @Inject KnowledgeLog log;
  @Inject StoredEdits change;
  @Inject BundledKnowledge bundled;
  @Inject CurrentKnowledge current;

  /** As a client does that is told to come back: a busy machine may not put it together in time. */
  private static Response get(String path) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> Requests.get(path), answer -> answer.statusCode() != 503);
  }

  private static RecordId newStatement() {
    return RecordId.statement("history-" + UUID.randomUUID());
  }

  private String content(String text) {
    String original =
        log.since(0).changed().stream()
            .filter(r -> r.id().equals(ORIGINAL))
            .map(r -> r.state().content())
            .findFirst()
            .orElseThrow();
    return original.replaceFirst(
        "\"text\": ?\"[^\"]*\"", "\"text\": \"" + text.replace("\"", "") + "\"");
  }

  private static By by(int version) {
    return new By("tester", "a test", version);
  }

  private static void await(String path, int status) {
    Awaitility.await().atMost(PATIENCE).until(() -> get(path).statusCode() == status);
  }

  /** Written twice and deleted. */
  private RecordId deleted() {
    RecordId id = newStatement();
    change.put(id, content("First words."), by(0));
    change.put(id, content("Second words."), by(1));
    await(CUD + "/" + id.id(), 200);
    change.delete(id, by(2));
    await(CUD + "/" + id.id(), 410);
    return id;
  }

  private static ClinicalUseDefinition statement(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return R5.strict().parseResource(ClinicalUseDefinition.class, response.asString());
  }

  private static Bundle bundle(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return R5.strict().parseResource(Bundle.class, response.asString());
  }

  /** All pages: one ends early when it would take too long. */
  private static List<BundleEntryComponent> all(String path) {
    List<BundleEntryComponent> entries = new ArrayList<>();
    Bundle page = bundle(get(path));
    entries.addAll(page.getEntry());
    while (page.getLink("next") != null) {
      page = bundle(get(page.getLink("next").getUrl()));
      entries.addAll(page.getEntry());
    }
    return entries;
  }

  private static List<String> methods(List<BundleEntryComponent> entries) {
    return entries.stream().map(e -> e.getRequest().getMethod().toCode()).toList();
  }

  @Test
  void everyVersionOfWhatWasDeletedCanStillBeRead() {
    String path = CUD + "/" + deleted().id();

    assertThat(diagnostics(get(path), 410)).contains("deleted", "_history");
    assertThat(diagnostics(get(path + "/_history/3"), 410)).contains("deleted");
    assertThat(diagnostics(get(path + "/_history/4"), 410)).contains("deleted");
    Response first = get(path + "/_history/1");
    assertThat(statement(first).getText().getDivAsString()).contains("First words.");
    assertThat(first.header("ETag")).matches("W/\"1\\.[0-9a-f]{8}\"");
    assertThat(first.header("Last-Modified")).isNotBlank();
    assertThat(statement(get(path + "/_history/2")).getText().getDivAsString())
        .contains("Second words.");
  }

  @Test
  void anOldVersionIsReadByTheNameThatItHadWhenItWasCurrent() {
    RecordId id = newStatement();
    String path = CUD + "/" + id.id();
    change.put(id, content("First words."), by(0));
    await(path, 200);
    String then = get(path).asString();
    String name = statement(get(path)).getMeta().getVersionId();
    change.put(id, content("Second words."), by(1));
    Awaitility.await().atMost(PATIENCE).until(() -> !get(path).asString().equals(then));

    assertThat(get(path + "/_history/" + name).asString()).isEqualTo(then);
    assertThat(diagnostics(get(path + "/_history/1.00000000"), 404)).contains(name);
    assertThat(
            given()
                .header("If-None-Match", "W/\"" + name + "\"")
                .get(path + "/_history/1")
                .statusCode())
        .isEqualTo(304);
    change.delete(id, by(2));
  }

  @Test
  void theHistoryOfAResourceTellsNewestFirstWhatBecameOfIt() {
    String id = deleted().id();

    Bundle page = bundle(get(CUD + "/" + id + "/_history"));
    List<BundleEntryComponent> entries = all(CUD + "/" + id + "/_history");

    assertThat(page.getType()).isEqualTo(Bundle.BundleType.HISTORY);
    assertThat(page.getLink("self").getUrl()).endsWith(id + "/_history");
    assertThat(methods(entries)).containsExactly("DELETE", "PUT", "PUT");
    assertThat(entries.stream().map(e -> e.getResponse().getStatus()))
        .containsExactly("204", "200", "201");
    assertThat(entries).allMatch(e -> e.getFullUrl().endsWith(CUD + "/" + id));
    assertThat(entries).allMatch(e -> e.getResponse().hasLastModified());
    assertThat(entries.get(0).hasResource()).isFalse();
    assertThat(entries.get(1).getResponse().getEtag())
        .isEqualTo("W/\"" + entries.get(1).getResource().getMeta().getVersionId() + "\"");
  }

  @Test
  void aHistoryIsCutByTimeAndCount() {
    String id = deleted().id();
    String path = CUD + "/" + id + "/_history";
    List<BundleEntryComponent> all = all(path);
    Function<Integer, String> time =
        i -> all.get(i).getResponse().getLastModifiedElement().getValueAsString();

    assertThat(all(path + "?_since=" + encoded(time.apply(1)))).hasSize(2);
    assertThat(all(path + "?_since=2999-01-01")).isEmpty();
    assertThat(methods(all(path + "?_at=" + encoded(time.apply(1))))).contains("PUT");
    assertThat(all(path + "?_at=1999")).isEmpty();
    Bundle one = bundle(get(path + "?_count=1"));
    assertThat(methods(one.getEntry())).containsExactly("DELETE");
    assertThat(methods(all(path + "?_count=1"))).containsExactly("DELETE", "PUT", "PUT");
  }

  private static String encoded(String time) {
    return time.replace("+", "%2B");
  }

  @Test
  void theHistoryOfATypeHasThatOfItsResources() {
    String id = deleted().id();

    Stream<BundleEntryComponent> entries =
        bundle(get(CUD + "/_history?_count=3")).getEntry().stream();

    assertThat(entries.map(e -> e.getRequest().getUrl())).contains("ClinicalUseDefinition/" + id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/r5/Medication/gabapentin",
        "/fhir/r5/MedicationKnowledge/gabapentin",
        "/fhir/r5/Group/gabapentin-myoclonus-risk-factor-1",
        "/fhir/r5/ActivityDefinition/sodium",
        "/fhir/r5/StructureDefinition/phase",
      })
  void everyTypeHasAHistoryThatBeginsWithItsCurrentState(String path) {
    Bundle history = bundle(get(path + "/_history"));

    assertThat(history.getEntryFirstRep().getResponse().getEtag())
        .isEqualTo(get(path).header("ETag"));
    assertThat(bundle(get(path.substring(0, path.lastIndexOf('/')) + "/_history?_count=2")))
        .satisfies(type -> assertThat(type.getEntry()).isNotEmpty());
  }

  @Test
  void r4bTellsTheSame() {
    String id = deleted().id();

    Response response = get("/fhir/r4b/ClinicalUseDefinition/" + id + "/_history");

    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    assertThat(response.contentType()).contains("fhirVersion=4.3");
    assertThat(get("/fhir/r4b/ClinicalUseDefinition/" + id + "/_history/1").asString())
        .contains("First words.");
  }

  @Test
  void whatNeverWasHasNoHistory() {
    diagnostics(get(CUD + "/no-such-id/_history"), 404);
    diagnostics(get(CUD + "/no%20id/_history"), 404);
    diagnostics(get("/fhir/r5/Patient/_history"), 404);
    diagnostics(get("/fhir/r5/ActivityDefinition/no-such-id/_history"), 404);
    diagnostics(get(CUD + "/gabapentin-myoclonus/_history/999999999999"), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"_since=yesterday", "_at=x", "_count=-1", "_after=x", "colour=blue"})
  void aBadHistoryIsExplained(String query) {
    assertThat(diagnostics(get(CUD + "/_history?" + query), 400)).isNotBlank();
  }

  @Test
  void withoutTheDatabaseTheClientIsToldToComeBackAndTheCurrentVersionIsStillRead() {
    String path = CUD + "/gabapentin-myoclonus";
    String number = get(path).header("ETag").replaceAll("W/|\"|\\..*", "");
    PastKnowledge unreachable = new PastKnowledge(new Away(), bundled, current);
    QuarkusMock.installMockForType(unreachable, PastKnowledge.class);

    Response history = Requests.get(path + "/_history");

    assertThat(diagnostics(history, 503)).contains("database");
    assertThat(history.header("Retry-After")).isNotBlank();
    diagnostics(Requests.get(path + "/_history/77"), 503);
    assertThat(get(path + "/_history/" + number).statusCode()).isEqualTo(200);
    assertThat(get(path).statusCode()).isEqualTo(200);
  }

  /** A log that cannot be reached. */
  private static final class Away implements KnowledgeLog {
    private static StoreUnavailable away() {
      return new StoreUnavailable(new IllegalStateException("away"));
    }

    @Override
    public List<Kept> versions(Wanted wanted) {
      throw away();
    }

    @Override
    public List<StoredRecord> asOf(long revision) {
      throw away();
    }

    @Override
    public Head head() {
      throw away();
    }

    @Override
    public Since since(long revision) {
      throw away();
    }

    @Override
    public long write(Function<List<StoredRecord>, Writing> plan) {
      throw away();
    }
  }
}
