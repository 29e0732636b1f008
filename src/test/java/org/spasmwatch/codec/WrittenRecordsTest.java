package org.spasmwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.codec.Edition.Stored;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeRefused;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.published.Document;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.knowledge.published.Labels;
import org.spasmwatch.knowledge.published.Status;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.testkit.Labelled;

/** What is written as a record and read again is the same. */
class WrittenRecordsTest {
  private static final Edition EDITION = Edition.read(KnowledgeFiles.bundled(), Upcasters.CURRENT);

  private static Stored stored(RecordForm form) {
    return new Stored(form, RecordVersion.FIRST);
  }

  /** The catalogue with these records in the place of its own. */
  private static KnowledgeBase with(List<Entry> entries) {
    List<Stored> all = new ArrayList<>();
    List<RecordId> written = entries.stream().map(Entry::id).toList();
    entries.forEach(entry -> all.add(stored(EDITION.form(entry))));
    EDITION.records().stream()
        .filter(form -> !written.contains(form.id()))
        .forEach(form -> all.add(stored(form)));
    return EDITION.knowledge("written", all);
  }

  private static List<Entry> everything(KnowledgeBase knowledge) {
    KnowledgeBase.Records records = knowledge.records();
    return Stream.of(
            records.drugs().stream().map(d -> new RecordId(RecordId.Kind.DRUG, d.id())),
            records.classes().stream().map(c -> new RecordId(RecordId.Kind.DRUG_CLASS, c.id())),
            records.uses().stream().map(u -> RecordId.statement(u.id())))
        .flatMap(ids -> ids)
        .map(id -> Entry.in(knowledge, id).orElseThrow())
        .toList();
  }

  @Test
  void theCatalogueIsTheSame() {
    KnowledgeBase before = EDITION.knowledge();

    KnowledgeBase after = with(everything(before));

    assertThat(after.records().drugs())
        .containsExactlyInAnyOrderElementsOf(before.records().drugs());
    assertThat(after.records().classes())
        .containsExactlyInAnyOrderElementsOf(before.records().classes());
    assertThat(after.records().uses()).isEqualTo(before.records().uses());
  }

  private static Entry.OfStatement bundled(String id) {
    return (Entry.OfStatement) Entry.in(EDITION.knowledge(), RecordId.statement(id)).orElseThrow();
  }

  @Test
  void whatStandsOnARecordAndWhetherItIsInForceIsTheSame() {
    for (Status status : Status.values()) {
      ClinicalUse use = bundled("gabapentin-myoclonus").use();
      Entry entry = new Entry.OfStatement(use, Labelled.labels(status));

      KnowledgeBase read = with(List.of(entry));

      assertThat(Entry.in(read, entry.id())).contains(entry);
      assertThat(read.records().uses().contains(use)).isEqualTo(status == Status.ACTIVE);
    }
  }

  @Test
  void whatWasFoundGoodIsCheckedAgainWhenItSaysSomethingElse() {
    List<Stored> good = EDITION.records().stream().map(WrittenRecordsTest::stored).toList();
    RecordForm first = EDITION.records().get(0);
    String json = first.json().replaceFirst("^\\{", "{\"unheard-of\":1,");
    List<Stored> bad = new ArrayList<>(good);
    bad.set(0, stored(new RecordForm(first.id(), json)));
    EDITION.knowledge("good", good);

    assertThatThrownBy(() -> EDITION.knowledge("bad", bad))
        .isInstanceOf(KnowledgeRefused.class)
        .hasMessageContaining("unheard-of");

    assertThat(EDITION.knowledge("good again", good).records().uses()).isNotEmpty();
  }

  @Test
  void aDocumentIsTheSame() {
    Entry entry =
        new Entry.OfDocument(
            new Document("a-draft", Status.DRAFT, "{\"x\": 1.10}", Set.of("gabapentin")));

    assertThat(Entry.in(with(List.of(entry)), entry.id())).contains(entry);
  }

  @Test
  void codesOfAnyTerminologyAreTheSame() {
    Drug drug =
        new Drug("newdrug", "new drug", Set.of(new Code("urn:x", "7")), List.of(), List.of());
    DrugClass drugClass =
        new DrugClass(
            "newdrugs",
            "new drugs",
            Set.of(new Code("urn:x", "8")),
            List.of(new DrugClass.Member("newdrug", DrugClass.Basis.NAMED, "so named")));
    List<Entry> entries =
        List.of(
            new Entry.OfDrug(drug, Labels.NONE),
            new Entry.OfClass(drugClass, Labelled.labels(Status.ACTIVE)));

    KnowledgeBase read = with(entries);

    assertThat(entries).allSatisfy(e -> assertThat(Entry.in(read, e.id())).contains(e));
    assertThat(read.terms().drugs().of(new Code("urn:x", "7"))).containsExactly("newdrug");
  }

  @Test
  void criteriaKeepKeysOfTheirOwn() {
    Criterion part = new Criterion.HasFinding("jerks", "myoclonus");
    List<Criterion> parts =
        List.of(
            part,
            new Criterion.Age("old", "elderly"),
            new Criterion.TakenFor("long", "prolonged"),
            new Criterion.Stated("said", "so it is said"));
    List<Criterion> gates =
        List.of(
            new Criterion.AtLeast("three", 3, parts),
            new Criterion.AtLeast("two", 2, parts),
            new Criterion.AtLeast("one", 1, parts),
            new Criterion.AtLeast("four", 4, parts),
            new Criterion.Not("no", part),
            new Criterion.Known("sure", part),
            new Criterion.GivenFor("why", "epilepsy"),
            new Criterion.Taking("with", "gabapentin"),
            new Criterion.Measured("kidneys", "egfr", "renal-impairment", true, false),
            new Criterion.AtLeast("single", 1, List.of(part)));
    Statement statement = bundled("gabapentin-myoclonus").use().statement();
    ClinicalUse use =
        new ClinicalUse.Contraindication(
            new Statement(
                statement.id(),
                statement.subject(),
                statement.use(),
                statement.text(),
                statement.urgency(),
                statement.action(),
                new Population(gates, List.of(), List.of()),
                statement.advice(),
                statement.evidence()),
            "a reason");

    KnowledgeBase read = with(List.of(new Entry.OfStatement(use, Labels.NONE)));

    assertThat(read.records().uses()).contains(use);
  }
}
