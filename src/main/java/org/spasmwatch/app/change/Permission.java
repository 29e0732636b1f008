package org.spasmwatch.app.change;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.app.change.ChangeRefused.Reason;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.published.Document;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.knowledge.published.Labels;
import org.spasmwatch.knowledge.published.Status;

/**
 * Who may put what in force. What is published and what is executed are two things: the second is
 * for those alone who may activate, and with four eyes for a second one who has read what the first
 * one wrote.
 */
record Permission(boolean fourEyes) {

  /**
   * @param before what the record said, null when there was none
   * @param present the version it is at
   * @throws ChangeRefused when the author may not do that
   */
  void check(Edit edit, @Nullable Entry before, @Nullable StoredRecord present, Author author) {
    Entry after = edit.entry();
    if (!author.activates() && (isExecuted(before) || isExecuted(after))) {
      throw new ChangeRefused(
          Reason.ACTIVATION,
          edit.id() + " is, or is to be, in force: this author may write drafts only");
    }
    if (fourEyes
        && after instanceof Entry.OfStatement statement
        && isExecuted(statement)
        && !isSeenByTwo(statement, before, present, author)) {
      throw new ChangeRefused(
          Reason.FOUR_EYES,
          edit.id()
              + " can be put in force only as it stands in a draft that somebody else wrote last");
    }
  }

  private static boolean isExecuted(@Nullable Entry entry) {
    return entry != null && entry.labels().active();
  }

  private static boolean isSeenByTwo(
      Entry after, @Nullable Entry before, @Nullable StoredRecord present, Author author) {
    boolean byAnother = present != null && !present.state().author().equals(author.name());
    return byAnother && before != null && asDraft(after).equals(asDraft(before));
  }

  /** Whatever its status: what it says. */
  private static Optional<Entry> asDraft(Entry entry) {
    return entry.match(
        new Entry.Cases<>() {
          @Override
          public Optional<Entry> statement(Entry.OfStatement statement) {
            Labels draft = statement.labels().as(Status.DRAFT);
            return Optional.of(new Entry.OfStatement(statement.use(), draft));
          }

          @Override
          public Optional<Entry> document(Document document) {
            return Optional.empty();
          }

          @Override
          public Optional<Entry> drug(Entry.OfDrug drug) {
            return Optional.of(drug);
          }

          @Override
          public Optional<Entry> drugClass(Entry.OfClass drugClass) {
            return Optional.of(drugClass);
          }

          @Override
          public Optional<Entry> disagreement(Disagreement disagreement) {
            return Optional.of(new Entry.OfDisagreement(disagreement));
          }
        });
  }
}
