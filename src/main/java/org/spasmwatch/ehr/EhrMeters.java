package org.spasmwatch.ehr;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.spasmwatch.ehr.http.Answer;
import org.spasmwatch.fhir.patient.Fetched;

/**
 * How fetching goes, by server. The label is the setting that allows the server, so there are no
 * more of them than an operator wrote down, and none comes from a call.
 */
@ApplicationScoped
public class EhrMeters {
  private static final String SERVER = "server";
  private static final String OUTCOME = "outcome";
  private static final Duration[] BOUNDS =
      LongStream.of(25, 50, 100, 250, 500, 1000, 2500, 5000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Map<String, AtomicInteger> resting = new ConcurrentHashMap<>();

  public EhrMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  Timer.Sample begin() {
    return Timer.start(registry);
  }

  void asked(Timer.Sample sample, String server, Answer answer) {
    sample.stop(
        timer("spasmwatch.ehr.requests", "Time of one GET, retry included", server)
            .tag(OUTCOME, answer.kind().code())
            .register(registry));
  }

  void fetched(Timer.Sample sample, String server, List<Fetched> all) {
    boolean complete = all.stream().allMatch(each -> each.shortfall() == null);
    boolean nothing = all.stream().allMatch(each -> each.pages().isEmpty());
    sample.stop(
        timer("spasmwatch.ehr.rounds", "Time of all that is fetched for one call", server)
            .tag(OUTCOME, complete ? "complete" : nothing ? "nothing" : "partial")
            .register(registry));
  }

  void refused(Unreachable why) {
    registry.counter("spasmwatch.ehr.refusals", "reason", why.code()).increment();
  }

  /** Counts those left alone: an entry with any port stands for several. */
  void resting(String server, boolean begins) {
    resting.computeIfAbsent(server, this::gauge).addAndGet(begins ? 1 : -1);
  }

  private AtomicInteger gauge(String server) {
    AtomicInteger number = new AtomicInteger();
    Gauge.builder("spasmwatch.ehr.resting", number, AtomicInteger::get)
        .description("FHIR servers that failed repeatedly and are left alone")
        .tag(SERVER, server)
        .register(registry);
    return number;
  }

  private static Timer.Builder timer(String name, String what, String server) {
    return Timer.builder(name).description(what).tag(SERVER, server).serviceLevelObjectives(BOUNDS);
  }
}
