package org.spasmwatch.rest.traffic;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/** How long answers take by door, and what is refused. Labels are words of a {@link Door}. */
@ApplicationScoped
class TrafficMeters {
  private static final int FIRST_REFUSAL = 400;
  private static final Duration[] BOUNDS =
      LongStream.of(2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;

  /** As many as there are doors; to build one for each request would cost more than to use it. */
  private final Map<Door, Timer> timers = new ConcurrentHashMap<>();

  TrafficMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  Timer.Sample begin() {
    return Timer.start(registry);
  }

  /** Returns how long it took, in nanoseconds. */
  long end(Timer.Sample sample, Door door, Ended ended) {
    if (ended.status() >= FIRST_REFUSAL) {
      registry
          .counter(
              "spasmwatch.refusals", "door", door.name(), "status", String.valueOf(ended.status()))
          .increment();
    }
    return sample.stop(timers.computeIfAbsent(door, this::timer));
  }

  private Timer timer(Door door) {
    return Timer.builder("spasmwatch.requests")
        .description("Time from the first byte of a request to the last of its answer")
        .tag("door", door.name())
        .tag("interaction", door.interaction())
        .tag("subject", door.subject())
        .serviceLevelObjectives(BOUNDS)
        .register(registry);
  }
}
