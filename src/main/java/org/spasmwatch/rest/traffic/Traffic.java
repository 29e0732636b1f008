package org.spasmwatch.rest.traffic;

import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.MDC;
import org.spasmwatch.app.audit.AuditTrail;

/**
 * Sees every request before anything else does, and its end, whoever answers it: resource, filter
 * or the router's own refusal.
 */
@ApplicationScoped
class Traffic {
  private static final int BEFORE_ALL = 3000;
  private static final String REQUEST = "requestId";

  private final List<Doors> doors;
  private final AnswerHeaders headers;
  private final TrafficMeters meters;
  private final Spans spans;
  private final AuditTrail audit;

  Traffic(
      @Any Instance<Doors> doors,
      AnswerHeaders headers,
      TrafficMeters meters,
      Spans spans,
      AuditTrail audit) {
    this.doors = doors.stream().toList();
    this.headers = headers;
    this.meters = meters;
    this.spans = spans;
    this.audit = audit;
  }

  void filter(@Observes Filters filters) {
    filters.register(this::pass, BEFORE_ALL);
  }

  private void pass(RoutingContext context) {
    String id = RequestIds.of(context.request().getHeader(RequestIds.HEADER));
    Trail trail =
        new Trail(
            id,
            door(
                context.request().method().name(),
                Objects.requireNonNullElse(context.request().path(), "")));
    Timer.Sample sample = meters.begin();
    Span span = spans.begin(trail, context.request().headers());
    trail.begin(context);
    MDC.put(REQUEST, id);
    context.response().putHeader(RequestIds.HEADER, id);
    context.addHeadersEndHandler(
        sent -> {
          headers.complete(context.response().headers());
          settle(trail, context.response().getStatusCode());
        });
    context.addEndHandler(
        end -> {
          Ended ended = Ended.of(context, end.succeeded());
          settle(trail, ended.status());
          AccessLog.write(trail, ended, meters.end(sample, trail.door(), ended));
          Spans.end(span, ended);
          MDC.remove(REQUEST);
        });
    context.next();
  }

  /** Before the answer is complete: whoever waits for the last answer finds it in the queue. */
  private void settle(Trail trail, int status) {
    trail.takeDeed().ifPresent(deed -> audit.record(deed, trail.origin(status)));
  }

  private Door door(String method, String path) {
    List<String> segments =
        Stream.of(path.split("/", -1)).filter(segment -> !segment.isEmpty()).toList();
    return doors.stream()
        .map(api -> api.at(method, segments))
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(Door.NOWHERE);
  }
}
