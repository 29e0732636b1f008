package org.spasmwatch.app;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.KnowledgeBase;

/** Shows which knowledge is in force, for how long, and whether the store is still followed. */
@ApplicationScoped
class KnowledgeMeters {
  private static final String SECONDS = "seconds";

  private final MeterRegistry registry;
  private final CurrentKnowledge current;
  private final KnowledgeStart start;
  private final FollowKnowledge follow;
  private final Clock clock;

  /** What was put in force, and when. */
  private record InForce(KnowledgeBase knowledge, Instant since) {}

  private volatile @Nullable InForce inForce;

  KnowledgeMeters(
      MeterRegistry registry,
      CurrentKnowledge current,
      KnowledgeStart start,
      FollowKnowledge follow,
      Clock clock) {
    this.registry = registry;
    this.current = current;
    this.start = start;
    this.follow = follow;
    this.clock = clock;
  }

  void register(@Observes StartupEvent event) {
    MultiGauge info =
        MultiGauge.builder("spasmwatch.knowledge.info")
            .description("1, with the version of the knowledge in force")
            .register(registry);
    current.whenReplaced(knowledge -> replaced(info, knowledge));
    gauge("spasmwatch.knowledge.statements", KnowledgeMeters::statements)
        .description("Statements of the knowledge in force")
        .register(registry);
    gauge("spasmwatch.knowledge.age", KnowledgeMeters::age)
        .description("How long this knowledge has been in force in this process")
        .baseUnit(SECONDS)
        .register(registry);
    gauge("spasmwatch.knowledge.followed", meters -> oneIf(meters.start.trouble().isEmpty()))
        .description("1 while the store answers and its changes are followed")
        .register(registry);
    gauge("spasmwatch.knowledge.refused", meters -> oneIf(meters.follow.refusal().isPresent()))
        .description("1 while the newest revision of the store cannot be read by this program")
        .register(registry);
  }

  private Gauge.Builder<KnowledgeMeters> gauge(
      String name, ToDoubleFunction<KnowledgeMeters> value) {
    return Gauge.builder(name, this, value).strongReference(true);
  }

  private void replaced(MultiGauge info, KnowledgeBase knowledge) {
    inForce = new InForce(knowledge, clock.instant());
    info.register(List.of(Row.of(Tags.of("version", knowledge.version()), 1)), true);
  }

  private double statements() {
    return Optional.ofNullable(inForce)
        .map(now -> (double) now.knowledge().records().uses().size())
        .orElse(0.0);
  }

  private double age() {
    return Optional.ofNullable(inForce)
        .map(now -> (double) Duration.between(now.since(), clock.instant()).toSeconds())
        .orElse(Double.NaN);
  }

  private static double oneIf(boolean so) {
    return so ? 1 : 0;
  }
}
