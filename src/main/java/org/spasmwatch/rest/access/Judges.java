package org.spasmwatch.rest.access;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.spasmwatch.trust.Verdict;
import org.spasmwatch.trust.Verdict.Undecided;

/**
 * Threads on which tokens are judged, as a signature takes milliseconds and a key server or the
 * database may take longer. They are apart from those that assess: a slow key server shall not hold
 * up calls that are let in already.
 */
@ApplicationScoped
class Judges {
  private static final int THREADS = 8;
  private static final int WAITING = 256;

  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));

  Judges() {
    pool.allowCoreThreadTimeOut(true);
  }

  /** The verdict, on the thread and in the context of the request; undecided when too many wait. */
  Uni<Verdict> ask(Supplier<Verdict> question) {
    Uni<Verdict> verdict =
        Uni.createFrom()
            .item(question)
            .runSubscriptionOn(pool)
            .onFailure(RejectedExecutionException.class)
            .recoverWithItem(Undecided::new);
    Context request = Vertx.currentContext();
    return request == null
        ? verdict
        : verdict.emitOn(task -> request.runOnContext(ignored -> task.run()));
  }

  @PreDestroy
  void stop() {
    pool.shutdown();
  }
}
