package org.spasmwatch.app.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.spasmwatch.app.KnowledgeLog.Change;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.app.StoredRecord.Basis;
import org.spasmwatch.app.StoredRecord.State;
import org.spasmwatch.app.change.ChangeRefused.Reason;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeRefused;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.RecordVersion.Origin;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.published.Document;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.knowledge.published.Labels;
import org.spasmwatch.knowledge.published.Status;

/** What is written of what is wanted, and what is refused. */
class ChangePlanTest {
  private static final Catalogue CATALOGUE = new Catalogue();
  private static final RecordId ID = RecordId.statement("lamotrigine-headache");
  private static final Author ANNA = new Author("anna", "a test", true);
  private static final Author BERT = new Author("bert", "a test", true);
  private static final Author DRAFTER = new Author("carl", "a test", false);
  private static final KnowledgeBase BUNDLED = CATALOGUE.knowledge();
  private static final KnowledgeBase INSTALLED = CATALOGUE.read("+1", Catalogue.installed());

  private List<StoredRecord> stored = Catalogue.installed();

  private static Entry.OfStatement bundled() {
    return (Entry.OfStatement) Entry.in(BUNDLED, ID).orElseThrow();
  }

  /** The statement of that id with other words. */
  private static Entry saying(String id, String text, Status status) {
    Statement s = bundled().use().statement();
    ClinicalUse.UndesirableEffect use = (ClinicalUse.UndesirableEffect) bundled().use();
    Statement other =
        new Statement(
            id,
            s.subject(),
            s.use(),
            text,
            s.urgency(),
            s.action(),
            s.population(),
            s.advice(),
            s.evidence());
    return new Entry.OfStatement(
        new ClinicalUse.UndesirableEffect(
            other, use.effect(), use.presentsAs(), use.phase(), use.frequency()),
        Labels.NONE.as(status));
  }

  private static Entry saying(String text) {
    return saying(ID.id(), text, Status.ACTIVE);
  }

  private ChangePlan plan(boolean fourEyes, Author author, Edit... edits) {
    ChangePlan plan = new ChangePlan(CATALOGUE, new Permission(fourEyes), stored);
    KnowledgeBase before = plan.before(Optional.of(INSTALLED));
    for (Edit edit : edits) {
      plan.add(edit, before, author);
    }
    return plan;
  }

  /** Writes it as a log would. */
  private Change write(boolean fourEyes, Author author, Edit edit) {
    ChangePlan plan = plan(fourEyes, author, edit);
    plan.after("tried");
    Change change = plan.changes().get(0);
    int number = Objects.requireNonNull(plan.written().versions().get(edit.id()));
    RecordVersion version =
        new RecordVersion(number, RecordVersion.FIRST.recorded(), change.origin());
    stored = new ArrayList<>(stored);
    stored.removeIf(record -> record.id().equals(edit.id()));
    stored.add(new StoredRecord(edit.id(), version, number, change.state()));
    return change;
  }

  private static Edit edit(Entry entry) {
    return new Edit(entry.id(), Edit.ANY, entry);
  }

  private static void isRefused(Reason reason, ThrowingCallable work) {
    assertThatThrownBy(work)
        .isInstanceOfSatisfying(
            ChangeRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void whatIsSaidAlreadyIsNotWritten() {
    ChangePlan plan = plan(false, ANNA, edit(bundled()));

    assertThat(plan.changes()).isEmpty();
    assertThat(plan.written().unchanged()).containsExactly(ID);
    assertThat(plan.written().versions()).containsEntry(ID, 1);
  }

  @Test
  void anotherTextIsANewVersionOfThisInstallation() {
    Change change = write(false, ANNA, edit(saying("Other.")));

    assertThat(change.origin()).isEqualTo(Origin.LOCAL);
    assertThat(change.state().content()).contains("Other.");
    assertThat(change.state().author()).isEqualTo("anna");
    assertThat(change.state().basis()).isEqualTo(CATALOGUE.bundled(ID).orElseThrow().basis());
  }

  @Test
  void whatTheCatalogueSaysGivesTheRecordBackToIt() {
    write(false, ANNA, edit(saying("Other.")));

    Change change = write(false, ANNA, edit(bundled()));

    assertThat(change.origin()).isEqualTo(Origin.BUNDLED);
    assertThat(change.state().content()).isEqualTo(CATALOGUE.bundled(ID).orElseThrow().content());
  }

  @Test
  void whoWritesTheirTextAgainHasSettledAConflictWithTheCatalogue() {
    Entry own = saying("Ours.");
    Basis older = new Basis("2020.1", "0".repeat(64));
    stored.removeIf(record -> record.id().equals(ID));
    stored.add(
        new StoredRecord(
            ID,
            new RecordVersion(2, RecordVersion.FIRST.recorded(), Origin.LOCAL),
            2,
            new State(CATALOGUE.content(own), CATALOGUE.model(), older, "anna", "earlier")));

    Change settled = write(false, ANNA, edit(own));

    assertThat(settled.state().basis()).isEqualTo(CATALOGUE.bundled(ID).orElseThrow().basis());
    assertThat(plan(false, ANNA, edit(own)).changes()).isEmpty();
  }

  @Test
  void aVersionThatIsNotTheExpectedOneIsRefused() {
    isRefused(Reason.VERSION, () -> plan(false, ANNA, new Edit(ID, 7, saying("Other."))));
    isRefused(Reason.VERSION, () -> plan(false, ANNA, new Edit(ID, Edit.NEW, saying("Other."))));
    isRefused(
        Reason.VERSION,
        () -> plan(false, ANNA, new Edit(RecordId.statement("none"), 1, saying("Other."))));
  }

  @Test
  void whoMayNotActivateWritesDraftsOnly() {
    isRefused(Reason.ACTIVATION, () -> plan(false, DRAFTER, edit(saying("Other."))));
    isRefused(Reason.ACTIVATION, () -> plan(false, DRAFTER, new Edit(ID, Edit.ANY, null)));
    isRefused(
        Reason.ACTIVATION,
        () -> plan(false, DRAFTER, edit(saying(ID.id(), "Other.", Status.RETIRED))));

    Entry draft = saying("a-new-draft", "New.", Status.DRAFT);
    assertThat(plan(false, DRAFTER, edit(draft)).changes()).hasSize(1);
  }

  @Test
  void withFourEyesASecondOnePutsInForceWhatTheFirstOneWrote() {
    Entry draft = saying("a-new-draft", "New.", Status.DRAFT);
    Entry active = saying("a-new-draft", "New.", Status.ACTIVE);
    isRefused(Reason.FOUR_EYES, () -> plan(true, ANNA, edit(active)));
    write(true, ANNA, edit(draft));

    isRefused(Reason.FOUR_EYES, () -> plan(true, ANNA, edit(active)));
    isRefused(
        Reason.FOUR_EYES,
        () -> plan(true, BERT, edit(saying("a-new-draft", "Changed.", Status.ACTIVE))));
    write(true, BERT, edit(active));

    assertThat(plan(true, BERT).after("tried").records().uses())
        .extracting(ClinicalUse::id)
        .contains("a-new-draft");
  }

  @Test
  void whatOthersReferToIsNotDeleted() {
    RecordId drug = new RecordId(Kind.DRUG, "gabapentin");
    ChangePlan plan = plan(false, ANNA, new Edit(drug, Edit.ANY, null));

    assertThatThrownBy(() -> plan.after("tried"))
        .isInstanceOf(KnowledgeRefused.class)
        .hasMessageContaining("gabapentin-myoclonus");
  }

  @Test
  void aDrugIsNotDeletedWhileADraftIsAboutIt() {
    stored.removeIf(r -> r.id().kind() == Kind.STATEMENT || r.id().kind() == Kind.DISAGREEMENT);
    stored.removeIf(r -> r.id().kind() == Kind.DRUG_CLASS);
    Document document = new Document("a-draft", Status.DRAFT, "{\"x\": 1}", Set.of("gabapentin"));
    write(false, DRAFTER, edit(new Entry.OfDocument(document)));
    ChangePlan plan =
        plan(false, ANNA, new Edit(new RecordId(Kind.DRUG, "gabapentin"), Edit.ANY, null));

    assertThatThrownBy(() -> plan.after("tried"))
        .isInstanceOf(KnowledgeRefused.class)
        .hasMessageContaining("statement/a-draft");
  }

  @Test
  void aDeletionIsATombstoneAndTheNextOneIsNothing() {
    Change deletion = write(false, ANNA, new Edit(ID, Edit.ANY, null));

    assertThat(deletion.state().deleted()).isTrue();
    assertThat(deletion.origin()).isEqualTo(Origin.LOCAL);
    assertThat(plan(false, ANNA, new Edit(ID, Edit.ANY, null)).changes()).isEmpty();
    assertThat(plan(false, ANNA, edit(saying("Back."))).written().created()).containsExactly(ID);
  }

  @Test
  void severalRecordsAreOneChange() {
    Entry one = saying("one", "One.", Status.ACTIVE);
    Entry two = saying("two", "Two.", Status.UNKNOWN);

    ChangePlan plan = plan(false, ANNA, edit(one), edit(two));

    assertThat(plan.changes()).hasSize(2);
    assertThat(plan.after("tried").records().statements())
        .extracting(ClinicalUse::id)
        .contains("one", "two");
    assertThat(plan.after("tried").records().uses())
        .extracting(ClinicalUse::id)
        .contains("one")
        .doesNotContain("two");
  }
}
