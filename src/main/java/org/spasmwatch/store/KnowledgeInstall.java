package org.spasmwatch.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A row of {@code knowledge_install}: a catalogue that came into force. Rows are never changed. */
@Entity
@Table(name = "knowledge_install")
class KnowledgeInstall extends PanacheEntityBase {
  @Id long revision;

  @Column(nullable = false)
  String catalogue = "";

  @Column(nullable = false)
  String digest = "";

  @Column(name = "installed_at", nullable = false)
  Instant installedAt = Instant.EPOCH;
}
