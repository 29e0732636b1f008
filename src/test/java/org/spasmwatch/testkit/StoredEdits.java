package org.spasmwatch.testkit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.BundledKnowledge;
import org.spasmwatch.app.KnowledgeLog;
import org.spasmwatch.app.KnowledgeLog.Change;
import org.spasmwatch.app.KnowledgeLog.Writing;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.app.StoredRecord.Basis;
import org.spasmwatch.app.StoredRecord.State;
import org.spasmwatch.app.audit.AuditRecord;
import org.spasmwatch.app.audit.AuditTrail;
import org.spasmwatch.app.audit.Deed;
import org.spasmwatch.app.audit.Detail;
import org.spasmwatch.knowledge.KnowledgeRefused;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.RecordVersion.Origin;

/**
 * Changes records by their stored form, which no door of the program does: sources and policy too.
 * What {@code app.change} writes goes the same way through the log.
 */
@ApplicationScoped
public class StoredEdits {
  private final KnowledgeLog log;
  private final BundledKnowledge bundled;
  private final AuditTrail trail;

  StoredEdits(KnowledgeLog log, BundledKnowledge bundled, AuditTrail trail) {
    this.log = log;
    this.bundled = bundled;
    this.trail = trail;
  }

  /** Who changes a record, why, and from which version on; 0 when it is to be new. */
  public record By(String author, String reason, int expectedVersion) {}

  /** Another has changed the record meanwhile. */
  public static final class VersionConflict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VersionConflict(RecordId id, int found) {
      super(id + " is at version " + found);
    }
  }

  /**
   * Writes a record.
   *
   * @param content the record as JSON, in the model of this program
   * @return the revision it came with
   * @throws VersionConflict when its version is not the expected one
   * @throws KnowledgeRefused when it cannot be read, or what refers to it no longer can
   */
  public long put(RecordId id, String content, By by) {
    long revision = write(id, content, by);
    audit(id, by.expectedVersion() == 0 ? "create" : "update", by);
    return revision;
  }

  /**
   * Deletes a record. It stays deleted when a later catalogue brings it again.
   *
   * @return the revision it came with
   * @throws VersionConflict when its version is not the expected one
   * @throws KnowledgeRefused when another record refers to it
   */
  public long delete(RecordId id, By by) {
    long revision = write(id, null, by);
    audit(id, "delete", by);
    return revision;
  }

  /** The reason is not repeated there: it stands with the version, and may be any text. */
  private void audit(RecordId id, String interaction, By by) {
    String version = id.kind().code() + "/" + id.id() + "/_history/" + (by.expectedVersion() + 1);
    trail.record(
        Deed.of(AuditRecord.Kind.CHANGE)
            .about(List.of(version))
            .with(Detail.INTERACTION, interaction),
        AuditRecord.Origin.within(by.author()));
  }

  private long write(RecordId id, @Nullable String content, By by) {
    return log.write(
        stored -> {
          Map<RecordId, StoredRecord> all = new LinkedHashMap<>();
          stored.forEach(record -> all.put(record.id(), record));
          Optional<StoredRecord> present = Optional.ofNullable(all.get(id));
          int version = present.map(p -> p.version().number()).orElse(0);
          if (version != by.expectedVersion()) {
            throw new VersionConflict(id, version);
          }
          Basis basis = present.map(p -> p.state().basis()).orElse(null);
          State state = new State(content, bundled.model(), basis, by.author(), by.reason());
          all.put(id, next(id, version, state));
          bundled.read("a trial reading", all.values());
          return new Writing(List.of(new Change(id, Origin.LOCAL, state)), null);
        });
  }

  private static StoredRecord next(RecordId id, int version, State state) {
    RecordVersion next =
        new RecordVersion(version + 1, RecordVersion.FIRST.recorded(), Origin.LOCAL);
    return new StoredRecord(id, next, 0, state);
  }
}
