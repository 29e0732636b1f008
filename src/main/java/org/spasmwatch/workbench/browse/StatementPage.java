package org.spasmwatch.workbench.browse;

import static java.util.Objects.requireNonNull;

import io.quarkus.qute.RawString;
import java.util.List;
import org.spasmwatch.app.KnowledgeLog.Kept;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.workbench.Keys;
import org.spasmwatch.workbench.browse.Told.Difference;
import org.spasmwatch.workbench.browse.Told.Entry;
import org.spasmwatch.workbench.browse.Told.Link;
import org.spasmwatch.workbench.browse.Told.Proof;

/**
 * One statement: what it says, when it fires, what it rests on and who says otherwise.
 *
 * @param section the key of the word for its kind
 * @param passages what the monograph says of it, under keys of words
 * @param conditions those that passages name without saying them
 * @param version the record's own counter
 */
public record StatementPage(
    Entry entry,
    Link subject,
    String section,
    List<Saying> passages,
    List<Saying> conditions,
    List<Proof> proofs,
    List<Difference> differences,
    int version) {
  public StatementPage {
    requireNonNull(entry, "entry");
    requireNonNull(subject, "subject");
    requireNonNull(section, "section");
    passages = List.copyOf(passages);
    conditions = List.copyOf(conditions);
    proofs = List.copyOf(proofs);
    differences = List.copyOf(differences);
  }

  /** Texts under a title, as safe HTML. */
  public record Saying(String title, List<RawString> texts) {
    public Saying {
      requireNonNull(title, "title");
      texts = List.copyOf(texts);
    }
  }

  /**
   * One version of it, in the store.
   *
   * @param origin the key of the word for where it came from
   */
  public record Version(
      int number, String recorded, String origin, String author, String reason, boolean deleted) {
    public Version {
      requireNonNull(origin, "origin");
    }

    /** As the log has it. */
    public static Version of(Kept kept) {
      StoredRecord record = kept.record();
      return new Version(
          record.version().number(),
          record.version().recorded().toString().replaceFirst("T(..:..).*", " $1 UTC"),
          Keys.of("origin", record.version().origin()),
          record.state().author(),
          record.state().reason(),
          record.state().deleted());
    }
  }
}
