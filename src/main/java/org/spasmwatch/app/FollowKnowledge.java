package org.spasmwatch.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.KnowledgeLog.Since;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeRefused;
import org.spasmwatch.knowledge.RecordId;

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
  private volatile List<String> leftAlone = List.of();

  FollowKnowledge(KnowledgeLog log, BundledKnowledge bundled, CurrentKnowledge current) {
    this.log = log;
    this.bundled = bundled;
    this.current = current;
  }

  /** Why the newest revision of the log is not in force; empty when it is. */
  public Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Which records of this installation differ from the catalogue of this program, and how. */
  public List<String> leftAlone() {
    return leftAlone;
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
      leftAlone = bundled.leftAlone(records.values());
      refusal = null;
      LOG.infof("knowledge %s in force: %d statements", version, knowledge.records().uses().size());
    } catch (KnowledgeRefused refused) {
      refusal = "knowledge " + version + " cannot be read by this program: " + refused.getMessage();
      LOG.error(refusal);
    }
  }
}
