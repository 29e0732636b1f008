package org.spasmwatch.app.audit;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.KnowledgeStart;

/**
 * Writes the trail in batches, on a thread of its own. While the store does not answer it keeps the
 * batch and tries again; at the end of the program it writes what waits, within a bounded time.
 */
@ApplicationScoped
public class AuditWriter {
  private static final Logger LOG = Logger.getLogger(AuditWriter.class);

  /** After the requests, before whatever they use is taken down. */
  private static final int LAST = 4000;

  private static final int BATCH = 500;
  private static final long POLL_MILLIS = 1000;
  private static final long PAUSE_MILLIS = 500;
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private final AuditTrail trail;
  private final AuditLog log;
  private final AuditSweep sweep;
  private final Thread thread = new Thread(this::run, "audit");
  private final List<AuditRecord> batch = new ArrayList<>();
  private final AtomicLong written = new AtomicLong();
  private volatile long until = Long.MAX_VALUE;
  private volatile boolean stopped;
  private volatile @Nullable String trouble;

  AuditWriter(AuditTrail trail, AuditLog log, AuditSweep sweep) {
    this.trail = trail;
    this.log = log;
    this.sweep = sweep;
    thread.setDaemon(true);
  }

  /** Why nothing can be written now; empty when it can, as far as is known. */
  public Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** How many records this process has written. */
  public long written() {
    return written.get();
  }

  void start(@Observes StartupEvent event, @CommandLineArguments String[] arguments) {
    if (!Arrays.asList(arguments).contains(KnowledgeStart.MIGRATE)) {
      thread.start();
    }
  }

  /** Requests have ended by now; what they left is written before the connections are closed. */
  void stop(@Observes @Priority(LAST) ShutdownEvent event) throws InterruptedException {
    until = System.nanoTime() + DRAIN.toNanos();
    stopped = true;
    if (thread.isAlive()) {
      thread.join(DRAIN.plusMillis(PAUSE_MILLIS).toMillis());
    }
    int left = batch.size() + trail.waiting();
    if (left > 0) {
      LOG.errorf("%d audit records could not be written before the end and are lost", left);
    }
  }

  private void run() {
    while (!ended()) {
      try {
        turn();
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Whatever goes wrong, the thread goes on: without it the trail would end without a word. */
  private void turn() throws InterruptedException {
    try {
      fill();
      write();
      trouble = null;
      sweep.whenDue().ifPresent(batch::add);
    } catch (AuditLog.Unavailable away) {
      unavailable(String.valueOf(away.getMessage()));
    } catch (RuntimeException fault) {
      unavailable(fault.getClass().getName());
    }
  }

  /** Once it is to end, it ends when all is written, or the time is up. */
  private boolean ended() {
    boolean empty = batch.isEmpty() && trail.waiting() == 0;
    return stopped && (empty || System.nanoTime() - until > 0);
  }

  private void fill() throws InterruptedException {
    if (batch.isEmpty()) {
      AuditRecord first = trail.take(stopped ? 0 : POLL_MILLIS);
      if (first != null) {
        batch.add(first);
      }
    }
    trail.drainTo(batch, BATCH - batch.size());
    if (batch.size() < BATCH) {
      trail.hole().ifPresent(batch::add);
    }
  }

  private void write() {
    if (!batch.isEmpty()) {
      int refused = log.append(List.copyOf(batch));
      written.addAndGet(batch.size() - refused);
      trail.lost(refused);
      batch.clear();
    }
  }

  private void unavailable(String why) throws InterruptedException {
    if (trouble == null) {
      LOG.warnf("the audit trail cannot be written, trying again: %s", why);
    }
    trouble = "the audit trail cannot be written now";
    Thread.sleep(PAUSE_MILLIS);
  }
}
