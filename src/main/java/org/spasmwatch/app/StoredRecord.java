package org.spasmwatch.app;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.RecordVersion.Authorship;

/**
 * One version of a record in the store.
 *
 * @param revision the change of the whole knowledge that it came with
 * @param state what was written
 */
public record StoredRecord(RecordId id, RecordVersion version, long revision, State state) {
  public StoredRecord {
    requireNonNull(id, "id");
    requireNonNull(version, "version");
    requireNonNull(state, "state");
  }

  /** The version as readers of the knowledge are told of it: with who wrote it, and why. */
  public RecordVersion told() {
    Basis basis = state.basis();
    return version.by(
        new Authorship(state.author(), state.reason(), basis == null ? null : basis.catalogue()));
  }

  /**
   * @param content the record as JSON, null when the version says that it was deleted
   * @param model the model the content is written in
   * @param basis the bundled state it is, or was edited from; null when there never was one
   * @param author who wrote it
   * @param reason why
   */
  public record State(
      @Nullable String content, int model, @Nullable Basis basis, String author, String reason) {
    public State {
      requireNonNull(author, "author");
      requireNonNull(reason, "reason");
    }

    public boolean deleted() {
      return content == null;
    }
  }

  /**
   * A bundled state of a record: the catalogue it stood in, and its digest (SHA-256, hexadecimal).
   */
  public record Basis(String catalogue, String digest) {
    public Basis {
      requireNonNull(catalogue, "catalogue");
      requireNonNull(digest, "digest");
    }
  }
}
