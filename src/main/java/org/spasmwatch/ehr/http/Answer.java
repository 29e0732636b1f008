package org.spasmwatch.ehr.http;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a GET came to.
 *
 * @param status of HTTP; 0 when there was no answer
 * @param json the resource; null unless {@code kind} is OK
 * @param retryAfter the seconds after which the server wants to be asked again; negative when it
 *     does not say
 */
public record Answer(Kind kind, int status, @Nullable JsonNode json, long retryAfter) {
  private static final long UNSAID = -1;

  /** The ways in which it may end. The codes are labels of a meter. */
  public enum Kind {
    OK("ok", "all is well"),
    /** A status below 500, for which asking again would be of no use. */
    REFUSED("refused", "refused"),
    THROTTLED("throttled", "refused for now"),
    REDIRECTED("redirected", "with a redirect, which is not followed"),
    FAULT("fault", "with a fault of its own"),
    UNREACHABLE("unreachable", "could not be reached"),
    LATE("late", "did not answer in time"),
    TOO_LARGE("too-large", "sent more than is taken"),
    NO_JSON("no-json", "sent something else than FHIR JSON"),
    BUSY("busy", "is asked too much at once");

    private final String code;
    private final String words;

    Kind(String code, String words) {
      this.code = code;
      this.words = words;
    }

    public String code() {
      return code;
    }
  }

  public Answer {
    requireNonNull(kind, "kind");
  }

  static Answer of(Kind kind) {
    return new Answer(kind, 0, null, UNSAID);
  }

  static Answer of(Kind kind, int status, long retryAfter) {
    return new Answer(kind, status, null, retryAfter);
  }

  static Answer ok(JsonNode json) {
    return new Answer(Kind.OK, 200, json, UNSAID);
  }

  /** Whether the server is ill, as far as one answer shows. */
  public boolean ill() {
    return kind == Kind.UNREACHABLE || kind == Kind.LATE || kind == Kind.FAULT;
  }

  /** Goes on after "the FHIR server"; nothing of it is the server's. */
  public String words() {
    return switch (kind) {
      case REFUSED, THROTTLED -> "answered " + status;
      case REDIRECTED, FAULT -> "answered " + status + ", " + kind.words;
      default -> kind.words;
    };
  }

  @Override
  public String toString() {
    return kind + " " + status;
  }
}
