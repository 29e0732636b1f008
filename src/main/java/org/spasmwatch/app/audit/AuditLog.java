package org.spasmwatch.app.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Port: the audit trail where it is kept. Records are added, and removed when their time is up. */
public interface AuditLog {

  /** The store does not answer now; the same may succeed later. */
  final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * An instant bounded on both sides; null is no bound.
   *
   * @param from the first that counts
   * @param before the first after those that count
   */
  record Span(@Nullable Instant from, @Nullable Instant before) {}

  /**
   * What is looked for: what fulfils all of it. Null does not narrow; an empty set finds nothing.
   *
   * @param spans one of each list holds the record's time
   * @param patients hashes, one of which is the record's
   * @param ofAPatient whether it is about a patient at all
   */
  record Wanted(
      @Nullable Set<UUID> ids,
      List<List<Span>> spans,
      @Nullable Set<AuditRecord.Kind> kinds,
      @Nullable Set<String> patients,
      @Nullable Boolean ofAPatient) {
    /** Every record. */
    public static final Wanted ALL = new Wanted(null, List.of(), null, null, null);

    public Wanted {
      spans = List.copyOf(spans);
    }
  }

  /**
   * Which of the matches, newest first.
   *
   * @param after the id of the last of the page before, null for the first page
   */
  record Page(int count, @Nullable UUID after) {}

  /** What a sweep came to: the records that it removed, and whether there may be more. */
  record Swept(int removed, boolean more) {}

  /**
   * Adds records; one that is there already is left as it is.
   *
   * @return how many of them the store refuses for good
   * @throws Unavailable when none was added
   */
  int append(List<AuditRecord> records);

  /**
   * @throws Unavailable when it cannot be said
   */
  Optional<AuditRecord> read(UUID id);

  /**
   * @throws Unavailable when it cannot be said
   */
  List<AuditRecord> find(Wanted wanted, Page page);

  /**
   * @throws Unavailable when it cannot be said
   */
  long count(Wanted wanted);

  /**
   * Removes some of what is older than so many days, unless another process does.
   *
   * @throws Unavailable when nothing could be removed
   */
  Swept sweep(int days);
}
