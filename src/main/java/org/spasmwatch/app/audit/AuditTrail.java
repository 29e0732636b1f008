package org.spasmwatch.app.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.audit.AuditRecord.Kind;
import org.spasmwatch.app.audit.AuditRecord.Origin;

/**
 * Takes what is to be written into the audit trail and lets nobody wait for it. Safe on an event
 * loop: when there is no place the record is lost and counted, and the trail says so when it can.
 */
@ApplicationScoped
public class AuditTrail {
  private final BlockingQueue<AuditRecord> queue;
  private final int capacity;
  private final PatientHashes hashes;
  private final Clock clock;
  private final AtomicLong lost = new AtomicLong();
  private final AtomicLong toldOfLost = new AtomicLong();

  AuditTrail(AuditSettings settings, PatientHashes hashes, Clock clock) {
    this.capacity = settings.queue();
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.hashes = hashes;
    this.clock = clock;
  }

  /** Writes down what was done, where it came from and how it ended. */
  public void record(Deed deed, Origin origin) {
    AuditRecord record = of(deed, origin);
    if (!queue.offer(record)) {
      lost(1);
    }
  }

  private AuditRecord of(Deed deed, Origin origin) {
    String patient = deed.patient();
    return new AuditRecord(
        UUID.randomUUID(),
        clock.instant(),
        deed.kind(),
        origin,
        patient == null ? null : hashes.of(deed.server(), patient),
        deed.knowledge(),
        deed.references(),
        deed.details());
  }

  /** How many records found no place, or were refused by the store, since the start. */
  public long lost() {
    return lost.get();
  }

  /** How many records wait to be written. */
  public int waiting() {
    return queue.size();
  }

  /** How many may wait. */
  public int capacity() {
    return capacity;
  }

  void lost(long records) {
    lost.addAndGet(records);
  }

  /** Waits at most that long for something to write; null when nothing came. */
  @Nullable AuditRecord take(long millis) throws InterruptedException {
    return queue.poll(millis, TimeUnit.MILLISECONDS);
  }

  /** Moves what waits into the batch, up to so many. */
  void drainTo(List<AuditRecord> batch, int most) {
    queue.drainTo(batch, most);
  }

  /** A record of what was lost and is not in the trail yet. */
  Optional<AuditRecord> hole() {
    long now = lost.get();
    long untold = now - toldOfLost.getAndSet(now);
    return untold == 0
        ? Optional.empty()
        : Optional.of(of(Deed.of(Kind.LOSS).with(Detail.LOST, untold), Origin.within(null)));
  }

  /** A record of what the program itself has done to the trail. */
  AuditRecord swept(int removed, long days) {
    Deed deed =
        new Deed(Kind.SWEEP, null, null, null, List.of(), Map.of())
            .with(Detail.REMOVED, removed)
            .with(Detail.KEPT_DAYS, days);
    return of(deed, Origin.within(null));
  }
}
