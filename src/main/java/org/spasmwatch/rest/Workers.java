package org.spasmwatch.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A bounded pool for what is too large for the event loop; when it is full the answer is 503. */
@ApplicationScoped
public class Workers {
  private final ThreadPoolExecutor pool;

  Workers(Limits limits) {
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
    pool =
        new ThreadPoolExecutor(
            threads, threads, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(limits.waiting()));
  }

  /** Runs it on a worker, or answers 503 with Retry-After at once. */
  public Uni<Response> run(Supplier<Response> work) {
    return Uni.createFrom()
        .item(work)
        .runSubscriptionOn(pool)
        .onFailure(RejectedExecutionException.class)
        .recoverWithItem(
            () ->
                Problem.of(503, "throttled", "too many large requests at once; try again later")
                    .response());
  }

  @PreDestroy
  void stop() {
    pool.shutdown();
  }
}
