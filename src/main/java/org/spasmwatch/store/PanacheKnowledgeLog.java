package org.spasmwatch.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.KnowledgeLog;
import org.spasmwatch.app.StoreUnavailable;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.knowledge.RecordId;

/**
 * The knowledge log in PostgreSQL. Whoever writes first locks the one row of {@code
 * knowledge_head}, so that revisions are given out in the order of commits and a reader that has
 * seen one has seen all before it.
 */
@ApplicationScoped
class PanacheKnowledgeLog implements KnowledgeLog {
  static final String CHANNEL = "spasmwatch_knowledge";

  private final EntityManager entities;
  private final Clock clock;
  private final PastRecords past;

  PanacheKnowledgeLog(EntityManager entities, Clock clock, PastRecords past) {
    this.entities = entities;
    this.clock = clock;
    this.past = past;
  }

  @Override
  public List<Kept> versions(Wanted wanted) {
    return past.versions(wanted);
  }

  @Override
  public List<StoredRecord> asOf(long revision) {
    return past.asOf(revision);
  }

  @Override
  @Transactional
  public Head head() {
    long revision =
        (long)
            entities
                .createNativeQuery("select revision from knowledge_head", Long.class)
                .getSingleResult();
    KnowledgeInstall newest = newestInstall();
    return new Head(revision, newest == null ? null : newest.catalogue);
  }

  private static @Nullable KnowledgeInstall newestInstall() {
    return KnowledgeInstall.find("order by revision desc").firstResult();
  }

  @Override
  @Transactional
  public Since since(long revision) {
    entities.createNativeQuery("set transaction isolation level repeatable read").executeUpdate();
    return new Since(head(), newest(revision));
  }

  private List<StoredRecord> newest(long after) {
    return entities
        .createNativeQuery(
            "select distinct on (kind, id) * from knowledge_record where revision > ?1"
                + " order by kind, id, version desc",
            RecordRow.class)
        .setParameter(1, after)
        .getResultStream()
        .map(row -> ((RecordRow) row).stored())
        .toList();
  }

  /**
   * @throws StoreUnavailable when the database does not answer; nothing is written, unless it was
   *     lost after the last statement
   */
  @Override
  public long write(Function<List<StoredRecord>, Writing> plan) {
    AtomicBoolean said = new AtomicBoolean();
    try {
      return QuarkusTransaction.joiningExisting()
          .call(
              () -> {
                long revision = locked(plan);
                said.set(true);
                return revision;
              });
    } catch (PersistenceException | QuarkusTransactionException e) {
      throw Transactions.isRefused(e) ? e : new StoreUnavailable(e, said.get());
    }
  }

  private long locked(Function<List<StoredRecord>, Writing> plan) {
    long head = lockHead();
    List<StoredRecord> present = newest(0);
    Writing writing = plan.apply(present);
    if (writing.changes().isEmpty() && !isNew(writing.install())) {
      return head;
    }
    long revision = head + 1;
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    append(writing.changes(), present, revision, now);
    install(writing.install(), revision, now);
    advance(revision);
    return revision;
  }

  /** Who waits for long is told to come back, and knows that nothing was written. */
  private long lockHead() {
    entities.createNativeQuery("set local lock_timeout = '10s'").executeUpdate();
    return (long)
        entities
            .createNativeQuery("select revision from knowledge_head for update", Long.class)
            .getSingleResult();
  }

  private static boolean isNew(@Nullable Install install) {
    KnowledgeInstall newest = newestInstall();
    return install != null
        && (newest == null || !install.equals(new Install(newest.catalogue, newest.digest)));
  }

  private static void append(
      List<Change> changes, List<StoredRecord> present, long revision, Instant now) {
    Map<RecordId, Integer> versions =
        present.stream().collect(Collectors.toMap(StoredRecord::id, r -> r.version().number()));
    for (Change change : changes) {
      int version = versions.getOrDefault(change.id(), 0) + 1;
      RecordRow.of(change, version, revision, now).persist();
    }
  }

  private static void install(@Nullable Install install, long revision, Instant now) {
    if (install != null) {
      KnowledgeInstall row = new KnowledgeInstall();
      row.revision = revision;
      row.catalogue = install.catalogue();
      row.digest = install.digest();
      row.installedAt = now;
      row.persist();
    }
  }

  /** Others are told when this transaction commits. */
  private void advance(long revision) {
    entities
        .createNativeQuery("update knowledge_head set revision = ?1")
        .setParameter(1, revision)
        .executeUpdate();
    entities
        .createNativeQuery("select pg_notify(?1, ?2)", Object.class)
        .setParameter(1, CHANNEL)
        .setParameter(2, String.valueOf(revision))
        .getSingleResult();
  }
}
