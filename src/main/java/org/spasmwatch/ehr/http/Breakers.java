package org.spasmwatch.ehr.http;

import io.vertx.circuitbreaker.CircuitBreaker;
import io.vertx.circuitbreaker.CircuitBreakerOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a server alone for a while that failed again and again, so that no clinician waits for
 * what will not come, and an ailing server is not pressed. Then one call tries it.
 */
public final class Breakers {
  private static final String ILL = "the server was ill";

  private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
  private final Vertx vertx;
  private final CircuitBreakerOptions options;
  private final Watcher watcher;

  /** Is told when a server begins to be left alone, and when it is asked as ever again. */
  public interface Watcher {
    void changed(String server, boolean resting);
  }

  /**
   * @param failures within a minute after which a server is left alone
   * @param restMillis how long it is left alone before it is tried again
   */
  public Breakers(Vertx vertx, int failures, long restMillis, Watcher watcher) {
    this.vertx = vertx;
    this.watcher = watcher;
    options =
        new CircuitBreakerOptions()
            .setMaxFailures(failures)
            .setFailuresRollingWindow(60_000)
            .setResetTimeout(restMillis)
            .setTimeout(-1)
            .setNotificationAddress(null);
  }

  /**
   * Does the work for a server, unless the server is left alone: then it is empty.
   *
   * @param ill asked after the work: whether the server failed
   */
  public <T> Future<Optional<T>> run(String server, Supplier<Future<T>> work, BooleanSupplier ill) {
    AtomicReference<@Nullable T> result = new AtomicReference<>();
    return breaker(server)
        .<Boolean>execute(
            promise ->
                work.get()
                    .onSuccess(result::set)
                    .onComplete(
                        done -> {
                          if (ill.getAsBoolean()) {
                            promise.fail(ILL);
                          } else {
                            promise.complete(true);
                          }
                        }))
        .otherwise(false)
        .map(done -> Optional.ofNullable(result.get()));
  }

  private CircuitBreaker breaker(String server) {
    return breakers.computeIfAbsent(
        server,
        name ->
            CircuitBreaker.create(name, vertx, options)
                .openHandler(open -> watcher.changed(name, true))
                .closeHandler(closed -> watcher.changed(name, false)));
  }
}
