package org.spasmwatch.knowledge.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeBase.Records;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.testkit.Knowledge;

/**
 * What is published and not in force is found, keeps what stands on it, and says nothing of a
 * patient.
 */
class PublishedTest {
  private static final RecordId TREMOR = RecordId.statement("gabapentin-tremor");
  private static final Labels WELSH =
      new Labels(
          Status.ACTIVE,
          "cy",
          List.of(new ForeignId("usual", "urn:elsewhere", "17")),
          List.of(),
          List.of(),
          List.of());
  private static final Document DRAFT =
      new Document("a-draft", Status.DRAFT, "{}", Set.of("gabapentin"));
  private static final Document RETIRED =
      new Document("long-ago", Status.RETIRED, "{}", Set.of("gabapentin"));

  /** The bundled knowledge, of which the tremor of gabapentin is no longer in force. */
  private static KnowledgeBase knowledge() {
    KnowledgeBase bundled = Knowledge.bundled();
    Records all = bundled.records();
    List<ClinicalUse> dormant =
        all.uses().stream().filter(u -> u.id().equals(TREMOR.id())).toList();
    List<ClinicalUse> active =
        all.uses().stream().filter(u -> !u.id().equals(TREMOR.id())).toList();
    Map<RecordId, Labels> labels =
        Map.of(TREMOR, WELSH.as(Status.RETIRED), new RecordId(Kind.DRUG, "gabapentin"), WELSH);
    Published published = new Published(dormant, List.of(RETIRED, DRAFT), labels);
    Records records =
        new Records(
            all.drugs(),
            all.classes(),
            active,
            all.sources(),
            all.disagreements(),
            all.versions(),
            published);
    return new KnowledgeBase("1+1", bundled.policy(), bundled.terms(), records);
  }

  private static Optional<Entry> entry(Kind kind, String id) {
    return Entry.in(knowledge(), new RecordId(kind, id));
  }

  private static String kindOf(Entry entry) {
    return entry.match(
        new Entry.Cases<>() {
          @Override
          public String statement(Entry.OfStatement entry) {
            return "statement " + entry.use().id();
          }

          @Override
          public String document(Document document) {
            return "document " + document.id();
          }

          @Override
          public String drug(Entry.OfDrug entry) {
            return "drug " + entry.drug().id();
          }

          @Override
          public String drugClass(Entry.OfClass entry) {
            return "class " + entry.drugClass().id();
          }

          @Override
          public String disagreement(Disagreement disagreement) {
            return "disagreement " + disagreement.id();
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "STATEMENT, gabapentin-myoclonus, statement gabapentin-myoclonus",
    "STATEMENT, gabapentin-tremor, statement gabapentin-tremor",
    "STATEMENT, a-draft, document a-draft",
    "STATEMENT, long-ago, document long-ago",
    "DRUG, gabapentin, drug gabapentin",
    "DRUG_CLASS, antipsychotics, class antipsychotics",
    "DRUG_CLASS, ssris, class ssris",
    "DISAGREEMENT, con-05, disagreement con-05"
  })
  void aRecordIsFoundWhetherItIsInForceOrNot(Kind kind, String id, String found) {
    Entry entry = entry(kind, id).orElseThrow();

    assertThat(kindOf(entry)).isEqualTo(found);
    assertThat(entry.id()).isEqualTo(new RecordId(kind, id));
  }

  @ParameterizedTest
  @CsvSource({
    "STATEMENT, gabapentin",
    "DRUG, gabapentin-myoclonus",
    "DRUG, antipsychotics",
    "DRUG_CLASS, gabapentin",
    "SOURCE, gabapentin-twitch",
    "DISAGREEMENT, gabapentin"
  })
  void aRecordOfAnotherKindIsNone(Kind kind, String id) {
    assertThat(entry(kind, id)).isEmpty();
  }

  @Test
  void whatStandsOnARecordIsKeptWithItAndWithItsStatus() {
    Labels ofTremor = entry(Kind.STATEMENT, TREMOR.id()).orElseThrow().labels();

    assertThat(ofTremor.status()).isEqualTo(Status.RETIRED);
    assertThat(ofTremor.active()).isFalse();
    assertThat(ofTremor.language()).isEqualTo("cy");
    assertThat(ofTremor.identifiers()).extracting(ForeignId::value).containsExactly("17");
    assertThat(entry(Kind.DRUG, "gabapentin").orElseThrow().labels()).isEqualTo(WELSH);
    assertThat(entry(Kind.STATEMENT, "gabapentin-myoclonus").orElseThrow().labels())
        .isEqualTo(Labels.NONE);
    assertThat(Labels.NONE.active()).isTrue();
    assertThat(entry(Kind.STATEMENT, "a-draft").orElseThrow().labels().status())
        .isEqualTo(Status.DRAFT);
  }

  @Test
  void whatIsNotInForceIsPublishedAndSaysNothingOfAPatient() {
    KnowledgeBase knowledge = knowledge();

    assertThat(knowledge.records().statements()).extracting(ClinicalUse::id).contains(TREMOR.id());
    assertThat(knowledge.about("gabapentin", UndesirableEffect.class))
        .extracting(ClinicalUse::id)
        .contains("gabapentin-myoclonus")
        .doesNotContain(TREMOR.id());
  }

  @Test
  void whatIsInForceIsNeverKeptAsADocument() {
    assertThat(DRAFT.status()).isEqualTo(Status.DRAFT);
    assertThatThrownBy(() -> new Document("id", Status.ACTIVE, "{}", Set.of()))
        .hasMessageContaining("statement of the model");
  }

  @ParameterizedTest
  @CsvSource({"active, ACTIVE", "draft, DRAFT", "retired, RETIRED", "unknown, UNKNOWN"})
  void aStatusIsThatOfFhir(String code, Status status) {
    assertThat(Status.of(code)).contains(status);
    assertThat(status.code()).isEqualTo(code);
  }

  @Test
  void anotherStatusIsNone() {
    assertThat(Status.of("Active")).isEmpty();
    assertThat(Status.of("entered-in-error")).isEmpty();
  }
}
