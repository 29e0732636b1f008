package org.spasmwatch.rest.fhir.write;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.Workers;

/**
 * A few threads on which knowledge is written, apart from those that cards need: a write waits for
 * the one before it and for the database.
 */
@ApplicationScoped
public class Desk {
  private static final int THREADS = 4;
  private static final int WAITING = 32;
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));

  /** Runs it there; 503 when too many wait, or it takes too long. */
  public Uni<Response> run(Supplier<Response> work) {
    return Uni.createFrom()
        .item(Workers.inTheLog(work))
        .runSubscriptionOn(pool)
        .onFailure(RejectedExecutionException.class)
        .recoverWithItem(
            () -> Problem.of(503, "throttled", "too many writes at once; try again").response())
        .ifNoItem()
        .after(LIMIT)
        .fail()
        .onFailure(TimeoutException.class)
        .recoverWithItem(Desk::late);
  }

  private static Response late() {
    return Problem.of(
            503,
            "timeout",
            "this took too long, and may or may not be done: read before you repeat")
        .response();
  }

  @PreDestroy
  void stop() {
    pool.shutdown();
  }
}
