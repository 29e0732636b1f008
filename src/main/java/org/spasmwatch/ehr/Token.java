package org.spasmwatch.ehr;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.ehr.Scopes.Cover;

/**
 * The access token of one call (CDS Hooks 2.0.1, "Passing the Access Token to the CDS Service"). It
 * lives as long as the call. No record, so that no {@code toString} gives it away.
 */
public final class Token {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final String value;
  private final long expiresIn;
  private final Scopes scopes;
  private final @Nullable String patient;

  /**
   * @param expiresIn seconds it is valid for
   * @param patient the patient in its context, where the client says so
   */
  public Token(String value, long expiresIn, String scope, @Nullable String patient) {
    this.value = requireNonNull(value, "value");
    this.expiresIn = expiresIn;
    this.scopes = Scopes.parse(scope);
    this.patient = patient;
  }

  String value() {
    return value;
  }

  /** Why it is of no use for any query about that patient. */
  Optional<Unreachable> uselessFor(String patientId) {
    if (expiresIn <= 0) {
      return Optional.of(Unreachable.EXPIRED);
    }
    boolean anothers = scopes.patientOnly() && patient != null && !patient.equals(patientId);
    return Optional.of(Unreachable.OTHER_PATIENT).filter(why -> anothers);
  }

  /** How long it may still be used, counted from when it came. */
  long nanosLeft() {
    return Duration.ofSeconds(Math.min(expiresIn, LONGEST.toSeconds())).toNanos();
  }

  Cover cover(String type) {
    return scopes.cover(type);
  }
}
