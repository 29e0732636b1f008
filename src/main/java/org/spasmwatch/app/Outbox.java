package org.spasmwatch.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Writes what no request may wait for: in batches, in order, on a thread of its own. While the
 * store is away a batch is kept and tried again; what finds no place in the queue is lost and
 * counted.
 */
public final class Outbox<T> {
  private static final Logger LOG = Logger.getLogger(Outbox.class);
  private static final int BATCH = 500;
  private static final long POLL_MILLIS = 1000;
  private static final Duration DRAIN = Duration.ofSeconds(5);

  private final String name;
  private final BlockingQueue<T> queue;
  private final Consumer<List<T>> write;
  private final AtomicLong lost = new AtomicLong();
  private final Thread thread;
  private volatile boolean stopped;

  /**
   * @param name of its thread and its meters, one lower-case word
   * @param capacity how many may wait
   * @param write writes all or throws {@link StoreUnavailable}
   */
  public Outbox(String name, int capacity, Consumer<List<T>> write) {
    this.name = name;
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.write = write;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /** Shows how much waits, and whether anything was lost. */
  public Outbox<T> metered(MeterRegistry registry) {
    Gauge.builder("spasmwatch." + name + ".waiting", queue, BlockingQueue::size)
        .description("Entries that wait to be written")
        .register(registry);
    FunctionCounter.builder("spasmwatch." + name + ".lost", lost, AtomicLong::doubleValue)
        .description(
            "Entries that found no place in the queue, or came to a database that refused them")
        .register(registry);
    return this;
  }

  /** Never waits. */
  public void add(T entry) {
    if (!queue.offer(entry)) {
      lost.incrementAndGet();
    }
  }

  public void start() {
    thread.start();
  }

  /** Writes what waits, for at most five seconds, and ends. */
  public void stop() throws InterruptedException {
    stopped = true;
    if (thread.isAlive()) {
      thread.join(DRAIN.toMillis());
    }
    if (!queue.isEmpty()) {
      LOG.warnf("%d entries of %s were not written before the end", queue.size(), name);
    }
  }

  private void run() {
    List<T> batch = new ArrayList<>();
    while (!stopped || !queue.isEmpty() || !batch.isEmpty()) {
      try {
        fill(batch);
        flush(batch);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void fill(List<T> batch) throws InterruptedException {
    T first = batch.isEmpty() ? queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS) : null;
    if (first != null) {
      batch.add(first);
    }
    queue.drainTo(batch, BATCH - batch.size());
  }

  private void flush(List<T> batch) throws InterruptedException {
    try {
      if (!batch.isEmpty()) {
        write.accept(List.copyOf(batch));
      }
      batch.clear();
    } catch (StoreUnavailable away) {
      Thread.sleep(POLL_MILLIS);
    } catch (RuntimeException refused) {
      LOG.errorf("%d entries of %s were refused: %s", batch.size(), name, refused.getClass());
      lost.addAndGet(batch.size());
      batch.clear();
    }
  }
}
