package org.spasmwatch.app;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordVersion.Origin;

/**
 * Port: every version of every record, in the order in which they were committed. A revision is one
 * change of the knowledge; whoever sees revision n has seen every revision before it.
 */
public interface KnowledgeLog {

  /** The newest revision, and the catalogue that was installed last; 0 and null when none was. */
  record Head(long revision, @Nullable String catalogue) {}

  /** A version to be written: the log gives it its number, its time and its revision. */
  record Change(RecordId id, Origin origin, StoredRecord.State state) {
    public Change {
      requireNonNull(id, "id");
      requireNonNull(origin, "origin");
      requireNonNull(state, "state");
    }
  }

  /** A catalogue as a whole: its version and the digest of its files. */
  record Install(String catalogue, String digest) {}

  /** What to write: versions, and the catalogue they come from when they come from one. */
  record Writing(List<Change> changes, @Nullable Install install) {
    public Writing {
      changes = List.copyOf(changes);
    }
  }

  /** A head, and the newest version of each record that has changed since, deletions included. */
  record Since(Head head, List<StoredRecord> changed) {
    public Since {
      requireNonNull(head, "head");
      changed = List.copyOf(changed);
    }
  }

  /** The present head. */
  Head head();

  /** The present head and what it has changed after that revision, as of one instant. */
  Since since(long revision);

  /**
   * Plans and writes while no other process can: the plan is given the newest version of every
   * record. Nothing to write, or only the catalogue that is installed already, makes no revision.
   * What the plan throws undoes everything.
   *
   * @return the revision after it
   */
  long write(Function<List<StoredRecord>, Writing> plan);
}
