package org.spasmwatch.rest.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.spasmwatch.rest.Limits;

/**
 * How often each client may ask: so many requests a second, ten seconds of it at once (the generic
 * cell rate algorithm of ITU-T I.371). For each client one number is kept, when all that it asked
 * for would be worked off at that rate, and that only until it has come; however many addresses
 * there are, memory is bounded.
 */
@ApplicationScoped
public class Rates {
  static final int MOST_CLIENTS = 10_000;
  static final long BURST = TimeUnit.SECONDS.toNanos(10);
  private static final String ALL_OTHERS = "";
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long interval;
  private final LongSupplier nanos;
  private final Map<String, Long> due = new ConcurrentHashMap<>();
  private final AtomicLong sweepAt;

  @Inject
  Rates(Limits limits) {
    this(limits.rate(), System::nanoTime);
  }

  /**
   * @param rate requests of one client in a second; 0 for no limit
   */
  Rates(int rate, LongSupplier nanos) {
    if (rate < 0) {
      throw new IllegalArgumentException(
          "spasmwatch.limits.rate is below 0; set requests a second, or 0 for no limit");
    }
    this.interval = rate == 0 ? 0 : SECOND / rate;
    this.nanos = nanos;
    this.sweepAt = new AtomicLong(nanos.getAsLong());
  }

  /** Counts a request; how many seconds to wait where it was one too many. */
  public OptionalLong take(String client) {
    if (interval == 0) {
      return OptionalLong.empty();
    }
    long now = nanos.getAsLong();
    AtomicLong tooEarly = new AtomicLong();
    due.compute(
        known(client, now) ? client : ALL_OTHERS,
        (key, before) -> {
          long from = before == null || before - now < 0 ? now : before;
          tooEarly.set(from + interval - now - BURST);
          return tooEarly.get() > 0 ? from : from + interval;
        });
    return tooEarly.get() > 0
        ? OptionalLong.of((tooEarly.get() + SECOND - 1) / SECOND)
        : OptionalLong.empty();
  }

  /** Whether it has a number of its own; when there are too many, new ones share one. */
  private boolean known(String client, long now) {
    if (due.size() >= MOST_CLIENTS && now - sweepAt.get() >= 0) {
      sweepAt.set(now + SECOND);
      due.values().removeIf(at -> at - now < 0);
    }
    return due.size() < MOST_CLIENTS || due.containsKey(client);
  }

  int clients() {
    return due.size();
  }
}
