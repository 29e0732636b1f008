package org.spasmwatch.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.KnowledgeLog.Since;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeRefused;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordVersion.Origin;

/**
 * Keeps the knowledge in force up to date with the log. What this program cannot read, such as a
 * record that a newer one wrote, does not come into force: the state before it stays, and says so.
 */
@ApplicationScoped
public class FollowKnowledge {
  private static final Logger LOG = Logger.getLogger(FollowKnowledge.class);

  private final KnowledgeLog log;
  private final BundledKnowledge bundled;
  private final CurrentKnowledge current;
  private final Map<RecordId, StoredRecord> records = new HashMap<>();
  private long seen;
  private volatile @Nullable String refusal;
  private volatile Edits edits = new Edits(0, List.of());
  private volatile Set<RecordId> deleted = Set.of();

  /**
   * What was written or deleted in this installation.
   *
   * @param local how many records
   * @param leftAlone a sentence for each of them that differs from the catalogue of this program
   */
  public record Edits(long local, List<String> leftAlone) {
    public Edits {
      leftAlone = List.copyOf(leftAlone);
    }
  }

  FollowKnowledge(KnowledgeLog log, BundledKnowledge bundled, CurrentKnowledge current) {
    this.log = log;
    this.bundled = bundled;
    this.current = current;
  }

  /** Why the newest revision of the log is not in force; empty when it is. */
  public Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** What was written or deleted in this installation, as of the revision in force. */
  public Edits edits() {
    return edits;
  }

  /** Whether there was such a record once, and none is in force. */
  public boolean isDeleted(RecordId id) {
    return deleted.contains(id);
  }

  /** Puts the newest revision in force, if it is not yet. */
  public synchronized void catchUp() {
    if (log.head().revision() > seen) {
      Since since = log.since(seen);
      since.changed().forEach(record -> records.put(record.id(), record));
      seen = since.head().revision();
      replace(since.head().catalogue() + "+" + seen);
    }
  }

  private void replace(String version) {
    try {
      KnowledgeBase knowledge = bundled.read(version, records.values());
      current.replace(knowledge);
      edits = new Edits(localRecords(), bundled.leftAlone(records.values()));
      deleted = deletedRecords();
      refusal = null;
      LOG.infof("knowledge %s in force: %d statements", version, knowledge.records().uses().size());
    } catch (KnowledgeRefused refused) {
      refusal = "knowledge " + version + " cannot be read by this program: " + refused.getMessage();
      LOG.error(refusal);
    }
  }

  private Set<RecordId> deletedRecords() {
    return records.values().stream()
        .filter(record -> record.state().deleted())
        .map(StoredRecord::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private long localRecords() {
    return records.values().stream()
        .filter(record -> record.version().origin() == Origin.LOCAL)
        .count();
  }
}
