package org.spasmwatch.rest;

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

/**
 * A few threads for requests that wait for the database, apart from those that cards need: when it
 * hangs, they hang, and nobody else does. Whoever asks has an answer in two seconds.
 */
@ApplicationScoped
public class Lookups {
  private static final int THREADS = 2;
  private static final int WAITING = 32;
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));

  /** Runs it there; 503 with Retry-After when it takes too long, or too many wait. */
  public Uni<Response> run(Supplier<Response> work) {
    return Uni.createFrom()
        .item(Workers.inTheLog(work))
        .runSubscriptionOn(pool)
        .ifNoItem()
        .after(LIMIT)
        .fail()
        .onFailure(failure -> failure instanceof TimeoutException || isRejected(failure))
        .recoverWithItem(Lookups::away);
  }

  private static boolean isRejected(Throwable failure) {
    return failure instanceof RejectedExecutionException;
  }

  /** The answer when the database cannot be asked now. */
  public static Response away() {
    return Problem.of(503, "transient", "the database does not answer now; try again later")
        .response();
  }

  @PreDestroy
  void stop() {
    pool.shutdownNow();
  }
}
