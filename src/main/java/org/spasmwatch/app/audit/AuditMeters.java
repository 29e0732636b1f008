package org.spasmwatch.app.audit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.ToDoubleFunction;

/** Shows how far the trail is behind, and whether anything is missing in it. */
@ApplicationScoped
class AuditMeters {
  private final MeterRegistry registry;
  private final AuditTrail trail;
  private final AuditWriter writer;

  AuditMeters(MeterRegistry registry, AuditTrail trail, AuditWriter writer) {
    this.registry = registry;
    this.trail = trail;
    this.writer = writer;
  }

  void register(@Observes StartupEvent event) {
    gauge("waiting", "Audit records that wait to be written", m -> m.trail.waiting());
    gauge("capacity", "Audit records that may wait", m -> m.trail.capacity());
    gauge(
        "writable",
        "1 while the audit trail can be written, as far as is known",
        m -> m.writer.trouble().isEmpty() ? 1 : 0);
    counter("written", "Audit records that this process has written", m -> m.writer.written());
    counter(
        "lost",
        "Audit records that found no place in the queue or were refused by the store",
        m -> m.trail.lost());
  }

  private void gauge(String name, String what, ToDoubleFunction<AuditMeters> value) {
    Gauge.builder("spasmwatch.audit." + name, this, value)
        .strongReference(true)
        .description(what)
        .register(registry);
  }

  private void counter(String name, String what, ToDoubleFunction<AuditMeters> value) {
    FunctionCounter.builder("spasmwatch.audit." + name, this, value)
        .description(what)
        .register(registry);
  }
}
