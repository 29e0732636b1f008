package org.spasmwatch.app.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Removes records whose time is up: some each time, so that the writer never waits for long, and
 * every hour once there is nothing more. That it was done is a record of the trail itself.
 */
@ApplicationScoped
class AuditSweep {
  /** The fewest days that records are kept; the tables refuse fewer too. */
  static final int FEWEST_DAYS = 30;

  private static final Logger LOG = Logger.getLogger(AuditSweep.class);
  private static final Duration PAUSE = Duration.ofHours(1);

  private final AuditLog log;
  private final AuditTrail trail;
  private final Clock clock;
  private final int days;
  private Instant due = Instant.MIN;

  AuditSweep(AuditLog log, AuditTrail trail, AuditSettings settings, Clock clock) {
    this.log = log;
    this.trail = trail;
    this.clock = clock;
    this.days = Math.toIntExact(settings.retention().toDays());
    if (days < FEWEST_DAYS) {
      throw new IllegalArgumentException(
          "spasmwatch.audit.retention has to be at least " + FEWEST_DAYS + " days");
    }
  }

  /** What to write down of it; empty when nothing was to be removed. */
  Optional<AuditRecord> whenDue() {
    Instant now = clock.instant();
    if (now.isBefore(due)) {
      return Optional.empty();
    }
    due = now.plus(PAUSE);
    try {
      AuditLog.Swept swept = log.sweep(days);
      due = swept.more() ? now : due;
      return Optional.of(swept)
          .filter(s -> s.removed() > 0)
          .map(s -> trail.swept(s.removed(), days));
    } catch (AuditLog.Unavailable away) {
      LOG.debugf("the audit trail cannot be swept, trying again: %s", away.getMessage());
      due = now.plus(Duration.ofMinutes(1));
      return Optional.empty();
    }
  }
}
