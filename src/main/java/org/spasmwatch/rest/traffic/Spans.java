package org.spasmwatch.rest.traffic;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * One span for each request, with a list of attributes of our own. The span that Quarkus would make
 * carries path, query and user agent, and is switched off.
 */
@ApplicationScoped
class Spans {
  private static final int FIRST_FAULT = 500;

  /** W3C Trace Context, 3.2. */
  private static final String PARENT = "traceparent";

  private static final TextMapGetter<MultiMap> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(MultiMap headers) {
          return headers.names();
        }

        @Override
        public @Nullable String get(@Nullable MultiMap headers, String key) {
          return headers == null ? null : headers.get(key);
        }
      };

  private final Tracer tracer;

  Spans(Tracer tracer) {
    this.tracer = tracer;
  }

  Span begin(Trail trail, MultiMap headers) {
    Door door = trail.door();
    return tracer
        .spanBuilder(door.name() + " " + door.interaction())
        .setParent(parent(headers))
        .setSpanKind(SpanKind.SERVER)
        .setAttribute("spasmwatch.door", door.name())
        .setAttribute("spasmwatch.interaction", door.interaction())
        .setAttribute("spasmwatch.subject", door.subject())
        .setAttribute("spasmwatch.request_id", trail.requestId())
        .startSpan();
  }

  /** The caller's span by its ids alone: its trace state could hold any text. */
  private static Context parent(MultiMap headers) {
    if (!headers.contains(PARENT)) {
      return Context.root();
    }
    Context given =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, HEADERS);
    SpanContext caller = Span.fromContext(given).getSpanContext();
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.createFromRemoteParent(
                    caller.getTraceId(),
                    caller.getSpanId(),
                    caller.getTraceFlags(),
                    TraceState.getDefault())));
  }

  static void end(Span span, Ended ended) {
    span.setAttribute("http.request.method", ended.method());
    span.setAttribute("http.response.status_code", ended.status());
    if (ended.status() >= FIRST_FAULT) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }
}
