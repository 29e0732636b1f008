package org.spasmwatch.rest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * A bounded pool for what is too large for the event loop; when it is full the answer is 503. What
 * waits when the program ends is still answered. Its meters are there from the start: alerts ask
 * for them.
 */
@Startup
@ApplicationScoped
public class Workers {
  private static final Logger LOG = Logger.getLogger(Workers.class);
  private static final int DRAIN_SECONDS = 10;

  private final ThreadPoolExecutor pool;

  Workers(Limits limits, MeterRegistry registry) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    pool =
        new ThreadPoolExecutor(
            threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(limits.waiting()));
    show(registry, "waiting", "Large requests that wait for a worker", p -> p.getQueue().size());
    show(registry, "active", "Large requests that are being answered", p -> p.getActiveCount());
    show(registry, "capacity", "Large requests that may wait", p -> limits.waiting());
  }

  private void show(
      MeterRegistry registry, String name, String what, ToDoubleFunction<ThreadPoolExecutor> read) {
    Gauge.builder("spasmwatch.workers." + name, pool, read).description(what).register(registry);
  }

  /** Runs it on a worker, or answers 503 with Retry-After at once. */
  public Uni<Response> run(Supplier<Response> work) {
    return begin(() -> Uni.createFrom().item(work.get()));
  }

  /** The same for work that may have to wait after it was begun; no worker waits with it. */
  public Uni<Response> begin(Supplier<Uni<Response>> work) {
    return Uni.createFrom()
        .item(inTheLog(work))
        .runSubscriptionOn(pool)
        .onFailure(RejectedExecutionException.class)
        .recoverWithItem(Workers::tooMany)
        .flatMap(answer -> answer);
  }

  private static Uni<Response> tooMany() {
    Problem problem =
        Problem.of(503, "throttled", "too many large requests at once; try again later");
    return Uni.createFrom().item(problem.response());
  }

  /**
   * The work in the log of the request that is being answered now. What is said of that is copied:
   * some log managers give away the map itself, which the request goes on to change.
   */
  public static <T> Supplier<T> inTheLog(Supplier<T> work) {
    return inTheLogAs(Map.copyOf(MDC.getMap()), work);
  }

  /** What a worker logs carries the id of its request, and a later request's lines do not. */
  private static <T> Supplier<T> inTheLogAs(Map<String, Object> request, Supplier<T> w) {
    return () -> {
      request.forEach(MDC::put);
      try {
        return w.get();
      } finally {
        request.keySet().forEach(MDC::remove);
      }
    };
  }

  @PreDestroy
  void stop() throws InterruptedException {
    pool.shutdown();
    if (!pool.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
      LOG.warnf("%d large requests were given up at the end", pool.shutdownNow().size());
    }
  }
}
