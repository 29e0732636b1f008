package org.spasmwatch.store;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.KnowledgeLog.Change;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.app.StoredRecord.Basis;
import org.spasmwatch.app.StoredRecord.State;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.RecordVersion.Origin;

/** A row of {@code knowledge_record}: one version of a record. Rows are never changed. */
@Entity
@Table(name = "knowledge_record")
class RecordRow extends PanacheEntityBase {
  @EmbeddedId Key key = new Key("", "", 0);

  @Column(nullable = false)
  long revision;

  @Column(nullable = false)
  String origin = "";

  @JdbcTypeCode(SqlTypes.JSON)
  @Nullable String content;

  @Column(nullable = false)
  int model;

  @Nullable String catalogue;

  @Column(name = "catalogue_digest")
  @Nullable String catalogueDigest;

  @Column(nullable = false)
  String author = "";

  @Column(nullable = false)
  String reason = "";

  @Column(name = "recorded_at", nullable = false)
  Instant recordedAt = Instant.EPOCH;

  /** Kind, id and number of the version. */
  @Embeddable
  record Key(String kind, String id, int version) {}

  static RecordRow of(Change change, int version, long revision, Instant now) {
    State state = change.state();
    RecordRow row = new RecordRow();
    row.key = new Key(change.id().kind().code(), change.id().id(), version);
    row.revision = revision;
    row.origin = change.origin().code();
    row.content = state.content();
    row.model = state.model();
    Basis basis = state.basis();
    if (basis != null) {
      row.catalogue = basis.catalogue();
      row.catalogueDigest = basis.digest();
    }
    row.author = state.author();
    row.reason = state.reason();
    row.recordedAt = now;
    return row;
  }

  StoredRecord stored() {
    RecordId id = new RecordId(constant(Kind.class, key.kind()), key.id());
    RecordVersion version =
        new RecordVersion(key.version(), recordedAt, constant(Origin.class, origin));
    return new StoredRecord(
        id, version, revision, new State(content, model, basis(), author, reason));
  }

  private @Nullable Basis basis() {
    String from = catalogue;
    String digest = catalogueDigest;
    return from == null || digest == null ? null : new Basis(from, digest);
  }

  static <E extends Enum<E>> E constant(Class<E> type, String code) {
    return Enum.valueOf(type, code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
