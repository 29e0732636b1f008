package org.spasmwatch.store;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.spasmwatch.app.KnowledgeLog;

/**
 * The knowledge log in PostgreSQL. Processes that start together take turns at the row of {@code
 * knowledge_head}, so that one catalogue gets one revision.
 */
@ApplicationScoped
class PanacheKnowledgeLog implements KnowledgeLog {
  private final EntityManager entities;
  private final Clock clock;

  PanacheKnowledgeLog(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  @Override
  @Transactional
  public Entry install(String catalogue, String digest) {
    long head = lockHead();
    KnowledgeInstall newest = KnowledgeInstall.findById(head);
    if (newest != null && newest.digest.equals(digest)) {
      return entry(newest);
    }
    KnowledgeInstall install = new KnowledgeInstall();
    install.revision = head + 1;
    install.catalogue = catalogue;
    install.digest = digest;
    install.installedAt = clock.instant();
    install.persist();
    entities
        .createNativeQuery("update knowledge_head set revision = ?1")
        .setParameter(1, install.revision)
        .executeUpdate();
    return entry(install);
  }

  private long lockHead() {
    return (long)
        entities
            .createNativeQuery("select revision from knowledge_head for update", Long.class)
            .getSingleResult();
  }

  @Override
  @Transactional
  public List<Entry> entries() {
    return KnowledgeInstall.<KnowledgeInstall>listAll(Sort.descending("revision")).stream()
        .map(PanacheKnowledgeLog::entry)
        .toList();
  }

  private static Entry entry(KnowledgeInstall row) {
    return new Entry(row.revision, row.catalogue, row.digest);
  }
}
