package org.spasmwatch.app;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Set;
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

  /**
   * A version of a record, and the revision that put another in its place; null while it is the
   * newest.
   */
  record Kept(StoredRecord record, @Nullable Long replaced) {
    public Kept {
      requireNonNull(record, "record");
    }
  }

  /** Where a version stands among all: behind it come older ones. */
  record Place(long revision, RecordId id) {
    public Place {
      requireNonNull(id, "id");
    }
  }

  /**
   * Which versions, newest first.
   *
   * @param kinds of records of these kinds
   * @param ids of these records only; empty for all
   * @param since written then or later; null for all
   * @param first the newest version at some time from then on, until {@code last}; null for all
   * @param last the end of that time, which is part of it
   * @param behind older than this place; null to begin with the newest
   * @param limit so many at most
   */
  record Wanted(
      Set<RecordId.Kind> kinds,
      Set<RecordId> ids,
      @Nullable Instant since,
      @Nullable Instant first,
      @Nullable Instant last,
      @Nullable Place behind,
      int limit) {
    public Wanted {
      kinds = Set.copyOf(kinds);
      ids = Set.copyOf(ids);
    }
  }

  /**
   * Versions of records, deletions included.
   *
   * @throws StoreUnavailable when that is not known in time
   */
  List<Kept> versions(Wanted wanted);

  /**
   * The newest version of each record as of that revision, deletions included.
   *
   * @throws StoreUnavailable when that is not known in time
   */
  List<StoredRecord> asOf(long revision);

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
