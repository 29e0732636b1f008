package org.spasmwatch.trust;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.spasmwatch.app.SeenTokens;
import org.spasmwatch.trust.ClientSettings.WithoutStore;
import org.spasmwatch.trust.RecentTokens.Known;

/**
 * Sees to it that a token is used once. All replicas ask the database, which has a short time to
 * answer: a card is worth more than a minute's certainty. When it does not, this replica's own
 * memory decides, for tokens that live shortly, or nothing does, as configured.
 */
@ApplicationScoped
public class Replay {
  private static final Logger LOG = Logger.getLogger(Replay.class);
  private static final Duration BUDGET = Duration.ofMillis(50);
  private static final Duration LONGEST_LIFE_ALONE = Duration.ofMinutes(5);
  private static final Duration BETWEEN_CLEARINGS = Duration.ofMinutes(1);
  private static final int REMEMBERED = 100_000;
  private static final int THREADS = 4;
  private static final int WAITING = 64;

  /** What came of it, as meters say it. */
  enum Outcome {
    FIRST,
    FIRST_BY_MEMORY,
    AGAIN,
    LIVES_TOO_LONG,
    UNKNOWN
  }

  /** Whom to ask, for how long, and what if there is no answer. */
  record Store(SeenTokens seen, WithoutStore without, Duration budget) {}

  private final SeenTokens seen;
  private final Duration budget;
  private final WithoutStore without;
  private final MeterRegistry registry;
  private final Clock clock;
  private final RecentTokens recent = new RecentTokens(REMEMBERED);
  private final AtomicLong clearing = new AtomicLong();
  private final ThreadPoolExecutor pool;
  private volatile boolean alone;

  @Inject
  Replay(SeenTokens seen, ClientSettings settings, MeterRegistry registry, Clock clock) {
    this(new Store(seen, settings.replayWithoutStore(), BUDGET), registry, clock);
  }

  Replay(Store store, MeterRegistry registry, Clock clock) {
    this.seen = store.seen();
    this.without = store.without();
    this.budget = store.budget();
    this.registry = registry;
    this.clock = clock;
    pool =
        new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING));
    pool.allowCoreThreadTimeOut(true);
  }

  /** The first call shall not be the one that waits for classes and a connection. */
  void begin(@Observes StartupEvent event) {
    clear(clock.instant());
  }

  /** Whether the database did not answer in time when it was last asked. */
  public boolean alone() {
    return alone;
  }

  Outcome judge(Presented token, Instant now) {
    Outcome outcome = outcome(token, now);
    Counter.builder("spasmwatch.token.uses")
        .description("Tokens of CDS clients by whether they were new")
        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .register(registry)
        .increment();
    return outcome;
  }

  private Outcome outcome(Presented token, Instant now) {
    String digest = digest(token);
    Instant until = token.claims().getExpirationTime().toInstant().plus(Presented.SKEW);
    Known known = recent.use(digest, until, now);
    if (known == Known.SEEN) {
      return Outcome.AGAIN;
    }
    clear(now);
    return inTime(() -> seen.firstUse(digest, until))
        .map(first -> first ? Outcome.FIRST : Outcome.AGAIN)
        .orElseGet(() -> alone(token, known));
  }

  private Outcome alone(Presented token, Known known) {
    if (without == WithoutStore.REFUSE || known == Known.FULL) {
      return Outcome.UNKNOWN;
    }
    return token.life().compareTo(LONGEST_LIFE_ALONE) > 0
        ? Outcome.LIVES_TOO_LONG
        : Outcome.FIRST_BY_MEMORY;
  }

  /** A use that is late is still written down: other replicas shall know of it. */
  private Optional<Boolean> inTime(Supplier<Boolean> question) {
    try {
      boolean answer =
          CompletableFuture.supplyAsync(question, pool)
              .get(budget.toMillis(), TimeUnit.MILLISECONDS);
      reached(true);
      return Optional.of(answer);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException e) {
      reached(false);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private void reached(boolean now) {
    if (alone == now) {
      alone = !now;
      LOG.warnf(
          "used tokens of CDS clients: the database %s; spasmwatch.cds.replay-without-store=%s",
          now ? "is asked again" : "did not say in time whether one is new",
          without.name().toLowerCase(Locale.ROOT));
    }
  }

  private void clear(Instant now) {
    long due = clearing.get();
    long next = now.plus(BETWEEN_CLEARINGS).toEpochMilli();
    if (now.toEpochMilli() < due || !clearing.compareAndSet(due, next)) {
      return;
    }
    try {
      pool.execute(() -> forget(now));
    } catch (RejectedExecutionException full) {
      LOG.debug("expired tokens are let go of later");
    }
  }

  private void forget(Instant now) {
    try {
      seen.forget(now);
    } catch (IllegalStateException e) {
      LOG.debug("expired tokens are let go of later");
    }
  }

  /** Of issuer and jti; with the length of one before it no two pairs look alike. */
  private static String digest(Presented token) {
    String text = token.issuer().length() + " " + token.issuer() + token.claims().getJWTID();
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @PreDestroy
  void stop() {
    pool.shutdown();
  }
}
