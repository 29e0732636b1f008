package org.spasmwatch.ehr;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.Vertx;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.ehr.FetchMissing.Completed;
import org.spasmwatch.ehr.Round.Tools;
import org.spasmwatch.ehr.http.Clients;
import org.spasmwatch.ehr.http.Gets;
import org.spasmwatch.fhir.patient.Prefetch;

/** Fetching without the program around it, with budgets that a test sets. */
final class Rounds implements AutoCloseable {
  static final Limited USUAL = new Limited(Duration.ofSeconds(30), 10_000_000, 10, 5000);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Vertx vertx = Vertx.vertx();
  private final FetchMissing fetch;

  /** Budgets; the time is long, so that a slow machine changes nothing. */
  record Limited(Duration timeout, long allBytes, int pages, int resources) implements EhrSettings {
    @Override
    public MemorySize bytes() {
      return new MemorySize(BigInteger.valueOf(allBytes));
    }

    @Override
    public int connections() {
      return 8;
    }
  }

  Rounds(Limited budgets) {
    this(budgets, 60_000);
  }

  Rounds(Limited budgets, long restMillis) {
    Gets gets = new Gets(vertx, Clients.of(vertx, budgets.connections(), options -> options));
    fetch = new FetchMissing(vertx, new Tools(gets, budgets, new EhrMeters(registry)), restMillis);
  }

  /** Fetches from any port of this machine. */
  Completed complete(Prefetch prefetch, @Nullable Access access) {
    return complete(prefetch, access, Servers.of("test", List.of("http://127.0.0.1:*"), true));
  }

  Completed complete(Prefetch prefetch, @Nullable Access access, Servers registered) {
    return fetch.complete(prefetch, access, registered).await().atMost(PATIENCE);
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
