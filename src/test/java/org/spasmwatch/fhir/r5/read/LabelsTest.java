package org.spasmwatch.fhir.r5.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.fhir.r5.read.Written.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.fhir.r5.Dialect;
import org.spasmwatch.fhir.r5.check.Proposals;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.published.Document;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.knowledge.published.Labels;
import org.spasmwatch.knowledge.published.Status;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Labelled;

/** What others put on a record is shown in each version of FHIR and read back as it was. */
class LabelsTest {

  private static Stream<Arguments> versions() {
    return Written.VERSIONS.stream()
        .flatMap(v -> Stream.of(Status.values()).map(s -> Arguments.of(v.name(), v, s)));
  }

  private static Entry proposed(Written written, ObjectNode resource) {
    return read(
        new Proposals(written.dialect(), written.knowledge(), id -> written.resource("Group", id))
            .read(resource.path("resourceType").asText(), resource));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("versions")
  void whatStandsOnARecordIsKept(String name, Dialect version, Status status) {
    Written written = Written.in(version, Labelled.small(status));

    written
        .knowledge()
        .records()
        .statements()
        .forEach(
            use ->
                assertThat(
                        proposed(
                            written,
                            written.resource("ClinicalUseDefinition", use.id()).orElseThrow()))
                    .isEqualTo(
                        new Entry.OfStatement(use, kept(use.id(), Labelled.labels(status)))));
    for (String id : new String[] {"mildol", "mildols"}) {
      Entry read = proposed(written, written.resource("MedicationKnowledge", id).orElseThrow());
      assertThat(read)
          .isEqualTo(
              Entry.in(written.knowledge(), read.id())
                  .map(LabelsTest::withoutCodings)
                  .orElseThrow());
    }
  }

  /** A code beside a finding can only be shown where that finding is named. */
  private static Labels kept(String id, Labels labels) {
    return id.equals("mildol-effect") ? labels : without(labels);
  }

  private static Labels without(Labels labels) {
    return new Labels(
        labels.status(),
        labels.language(),
        labels.identifiers(),
        labels.tags(),
        labels.security(),
        List.of());
  }

  private static Entry withoutCodings(Entry entry) {
    return entry.match(
        new Entry.Cases<Entry>() {
          @Override
          public Entry statement(Entry.OfStatement statement) {
            return statement;
          }

          @Override
          public Entry document(Document document) {
            return new Entry.OfDocument(document);
          }

          @Override
          public Entry drug(Entry.OfDrug drug) {
            return new Entry.OfDrug(drug.drug(), without(drug.labels()));
          }

          @Override
          public Entry drugClass(Entry.OfClass drugClass) {
            return new Entry.OfClass(drugClass.drugClass(), without(drugClass.labels()));
          }

          @Override
          public Entry disagreement(Disagreement disagreement) {
            return new Entry.OfDisagreement(disagreement);
          }
        });
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("versions")
  void aDocumentIsReadBackAsItIsKept(String name, Dialect version, Status status) {
    Written written = Written.in(version, Labelled.small(Status.ACTIVE));
    ObjectNode draft = written.resource("ClinicalUseDefinition", "mildol-draft").orElseThrow();

    Entry read = proposed(written, draft);

    assertThat(read.id()).isEqualTo(RecordId.statement("mildol-draft"));
    assertThat(read).isInstanceOf(Entry.OfDocument.class);
    Entry.OfDocument kept = (Entry.OfDocument) read;
    assertThat(Bundles.json(kept.document().resource())).isEqualTo(Bundles.json(Labelled.DOCUMENT));
    assertThat(kept.document().subjects()).containsExactly("mildol");
    assertThat(draft.path("text").path("div").asText()).contains("not in force (draft)");
  }
}
