package org.spasmwatch.app.history;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.spasmwatch.app.BundledKnowledge;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.KnowledgeLog;
import org.spasmwatch.app.KnowledgeLog.Kept;
import org.spasmwatch.app.KnowledgeLog.Wanted;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeRefused;
import org.spasmwatch.knowledge.RecordVersion;

/**
 * Old versions of records, each with the knowledge around it. A record says part of what it says
 * through others (its sources, its class), so that an old version is shown within all records as
 * they stood when it was replaced: the last state of which a reader could have seen it. That never
 * changes any more, which is why some of these states are kept in memory.
 */
@ApplicationScoped
public class PastKnowledge {
  private static final Logger LOG = Logger.getLogger(PastKnowledge.class);
  private static final int STATES = 8;
  private static final float LOAD = 0.75f;

  private final KnowledgeLog log;
  private final BundledKnowledge bundled;
  private final CurrentKnowledge current;
  private final Map<Long, KnowledgeBase> states =
      new LinkedHashMap<>(STATES, LOAD, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, KnowledgeBase> eldest) {
          return size() > STATES;
        }
      };

  @Inject
  public PastKnowledge(KnowledgeLog log, BundledKnowledge bundled, CurrentKnowledge current) {
    this.log = requireNonNull(log, "log");
    this.bundled = requireNonNull(bundled, "bundled");
    this.current = requireNonNull(current, "current");
  }

  /** Versions of records, newest first, deletions included. Waits for the database. */
  public List<Kept> versions(Wanted wanted) {
    return log.versions(wanted);
  }

  /**
   * The knowledge around a version: of the newest the one in force, of any other the last one that
   * had it. Empty when this program cannot read that any more. Waits for the database.
   */
  public Optional<KnowledgeBase> around(Kept version) {
    StoredRecord record = version.record();
    Optional<KnowledgeBase> present =
        current.find().filter(k -> holds(k, record) && version.replaced() == null);
    Long replaced = version.replaced();
    return present.or(() -> at(replaced == null ? record.revision() : replaced - 1));
  }

  private static boolean holds(KnowledgeBase knowledge, StoredRecord record) {
    RecordVersion found = knowledge.records().versions().get(record.id());
    return found != null && found.number() == record.version().number();
  }

  /** The knowledge just before a version came. */
  public Optional<KnowledgeBase> before(Kept version) {
    return at(version.record().revision() - 1);
  }

  private Optional<KnowledgeBase> at(long revision) {
    synchronized (states) {
      KnowledgeBase known = states.get(revision);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<KnowledgeBase> read = read(revision);
    read.ifPresent(
        knowledge -> {
          synchronized (states) {
            states.put(revision, knowledge);
          }
        });
    return read;
  }

  private Optional<KnowledgeBase> read(long revision) {
    try {
      return Optional.of(bundled.read("revision-" + revision, log.asOf(revision)));
    } catch (KnowledgeRefused refused) {
      LOG.warnf("revision %d cannot be read by this program: %s", revision, refused.getMessage());
      return Optional.empty();
    }
  }
}
