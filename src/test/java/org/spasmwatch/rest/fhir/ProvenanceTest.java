package org.spasmwatch.rest.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.Requests.get;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Provenance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.KnowledgeLog;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.R5;
import org.spasmwatch.testkit.StoredEdits;
import org.spasmwatch.testkit.StoredEdits.By;

/** Who wrote, changed and deleted what, and what the server says of itself as a resource. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ProvenanceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final RecordId ORIGINAL = RecordId.statement("lamotrigine-headache");

  @Inject KnowledgeLog log;
  @Inject StoredEdits change;

  private String content() {
    return log.since(0).changed().stream()
        .filter(r -> r.id().equals(ORIGINAL))
        .map(r -> r.state().content())
        .findFirst()
        .orElseThrow();
  }

  private static void await(String path, int status) {
    Awaitility.await().atMost(PATIENCE).until(() -> get(path).statusCode() == status);
  }

  private static Provenance provenance(String path) {
    return R5.strict().parseResource(Provenance.class, get(path).asString());
  }

  private static String event(Provenance provenance) {
    return provenance.getActivity().getCodingFirstRep().getCode();
  }

  @Test
  void itsHistoryTellsWhoDidWhatToTheRecordAndWhy() {
    String id = "provenance-" + UUID.randomUUID();
    RecordId record = RecordId.statement(id);
    String path = "/fhir/r5/Provenance/statement." + id;
    change.put(record, content(), new By("ann", "it was missing", 0));
    change.put(record, content(), new By("ben", "it was wrong", 1));
    Awaitility.await().atMost(PATIENCE).until(() -> get(path).asString().contains("it was wrong"));

    Provenance current = provenance(path);
    change.delete(record, new By("ann", "nobody needs it", 2));
    await(path, 410);

    assertThat(event(current)).isEqualTo("UPDATE");
    assertThat(current.getAgentFirstRep().getWho().getDisplay()).isEqualTo("ben");
    assertThat(current.getTargetFirstRep().getReference())
        .isEqualTo("ClinicalUseDefinition/" + id + "/_history/2");
    assertThat(current.getRecordedElement().hasValue()).isTrue();
    await(path + "/_history/1", 200);
    assertThat(event(provenance(path + "/_history/1"))).isEqualTo("CREATE");
    await(path + "/_history", 200);
    Bundle history = R5.strict().parseResource(Bundle.class, get(path + "/_history").asString());
    List<Provenance> told =
        history.getEntry().stream().map(e -> (Provenance) e.getResource()).toList();
    assertThat(told).extracting(ProvenanceTest::event).startsWith("DELETE").hasSizeBetween(1, 3);
    assertThat(told.get(0).getAuthorizationFirstRep().getConcept().getText())
        .isEqualTo("nobody needs it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"r5", "r4b"})
  void everyFormKeepsTheVersionThatItPointsTo(String base) {
    String path = "/fhir/" + base + "/Provenance/drug.gabapentin?_format=";

    assertThat(get(path + "json").asString()).contains("Medication/gabapentin/_history/1");
    assertThat(get(path + "xml").asString()).contains("Medication/gabapentin/_history/1");
    assertThat(get(path + "json&_summary=true").asString())
        .contains("Medication/gabapentin/_history/1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"r5", "r4b"})
  void whatTheServerSaysOfItselfIsAResourceToo(String base) {
    String path = "/fhir/" + base + "/CapabilityStatement";

    String read = get(path + "/server").asString();

    assertThat(read).isEqualTo(get("/fhir/" + base + "/metadata").asString());
    assertThat(get(path + "?name=spasmwatch&_summary=true").asString())
        .contains("\"total\":1", "CapabilityStatement/server");
    assertThat(get(path + "/server/_history/1").statusCode()).isEqualTo(200);
    assertThat(get(path + "/other").statusCode()).isEqualTo(404);
  }
}
