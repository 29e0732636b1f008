package org.spasmwatch.app.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One line of the audit trail. It names no patient and quotes nothing that was sent.
 *
 * @param origin through which door it came and how it ended
 * @param patient the keyed hash of the patient's id, null when it was about none
 * @param knowledge the version of the knowledge it rested on
 * @param references what of the knowledge took part, with versions
 */
public record AuditRecord(
    UUID id,
    Instant recorded,
    Kind kind,
    Origin origin,
    @Nullable String patient,
    @Nullable String knowledge,
    List<String> references,
    Map<Detail, String> details) {

  /** What was done. */
  public enum Kind {
    /** A patient's data were assessed. */
    ASSESS("assess"),
    /** A record of the knowledge was written or deleted. */
    CHANGE("change"),
    /** The audit trail was read. */
    READ("read"),
    /** Records of the trail were removed at the end of their time. */
    SWEEP("sweep"),
    /** Records found no place in the queue: the trail has a hole before this one. */
    LOSS("loss");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }

    /** Whether somebody asked for it; the program does the others by itself. */
    public boolean requested() {
      return this == ASSESS || this == CHANGE || this == READ;
    }

    /** Empty when it is none of ours. */
    public static Optional<Kind> of(String code) {
      return Stream.of(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
  }

  /**
   * Through which door something came, in the words of the access log.
   *
   * @param subject the service or resource type
   * @param caller the name of the client or author, null when nobody gave one
   * @param requestId as in the access log, null when it was no request
   * @param hookInstance the client's own id of its call
   * @param status of the answer: 499 when the client went away before it; 0 when it was no request
   */
  public record Origin(
      String door,
      String subject,
      @Nullable String caller,
      @Nullable String requestId,
      @Nullable UUID hookInstance,
      int status) {
    private static final String NONE = "none";

    public Origin {
      requireNonNull(door, "door");
      requireNonNull(subject, "subject");
    }

    /** Done in the program itself, at the wish of that author. */
    public static Origin within(@Nullable String author) {
      return new Origin(NONE, NONE, author, null, null, 0);
    }
  }

  public AuditRecord {
    requireNonNull(id, "id");
    requireNonNull(recorded, "recorded");
    requireNonNull(kind, "kind");
    requireNonNull(origin, "origin");
    references = List.copyOf(references);
    details = Map.copyOf(details);
  }
}
