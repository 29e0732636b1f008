package org.spasmwatch.app;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.KnowledgeSchema.NewerTables;
import org.spasmwatch.app.KnowledgeSignals.Subscription;
import org.spasmwatch.knowledge.KnowledgeRefused;

/**
 * Brings the knowledge into force and keeps it so, on a thread of its own, for as long as the
 * program runs. Without a database it tries again each second; it never ends the program.
 */
@ApplicationScoped
public class KnowledgeStart {
  /** The command that only migrates and installs. */
  public static final String MIGRATE = "migrate";

  private static final Logger LOG = Logger.getLogger(KnowledgeStart.class);

  private static final String NO_STORE = "the database does not answer, or has no schema yet";

  /** The safety net below the signals: how long a change can go unseen when they fail. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration FIRST_TRY = Duration.ofSeconds(30);

  /** A connection that hangs reports nothing; after so many polls without an answer it is lost. */
  private static final Duration OVERDUE = POLL.multipliedBy(15);

  private final KnowledgeConfig config;
  private final InstallCatalogue install;
  private final FollowKnowledge follow;
  private final KnowledgeSignals signals;
  private final CurrentKnowledge current;
  private final BundledKnowledge bundled;
  private final Thread follower = new Thread(this::run, "knowledge");
  private final CountDownLatch tried = new CountDownLatch(1);
  private boolean installed;
  private volatile long answered;
  private volatile boolean stopped;
  private volatile @Nullable String notInstalled;
  private volatile @Nullable String trouble = "the knowledge has not been read yet";

  KnowledgeStart(
      KnowledgeConfig config,
      InstallCatalogue install,
      FollowKnowledge follow,
      KnowledgeSignals signals,
      CurrentKnowledge current,
      BundledKnowledge bundled) {
    this.config = config;
    this.install = install;
    this.follow = follow;
    this.signals = signals;
    this.current = current;
    this.bundled = bundled;
    follower.setDaemon(true);
  }

  /** What keeps the newest knowledge from being followed; empty when nothing does. */
  public Optional<String> trouble() {
    boolean overdue = System.nanoTime() - answered > OVERDUE.toNanos();
    return Optional.ofNullable(trouble)
        .or(() -> Optional.of("the database does not answer in time").filter(t -> overdue));
  }

  /** Why the catalogue of this program is not installed, though it should be at the start. */
  public Optional<String> notInstalled() {
    return Optional.ofNullable(notInstalled);
  }

  /** Whether the store has been asked once, with whatever success. */
  public boolean tried() {
    return tried.getCount() == 0;
  }

  /** Whether the knowledge is followed, or is going to be. */
  public boolean alive() {
    return follower.getState() != Thread.State.TERMINATED;
  }

  void start(@Observes StartupEvent event, @CommandLineArguments String[] arguments) {
    if (Arrays.asList(arguments).contains(MIGRATE)) {
      return;
    }
    if (config.startWithoutDatabase()) {
      current.replace(bundled.knowledge());
    }
    follower.start();
    awaitFirstTry();
  }

  /** With a database at hand the first request finds the knowledge in force. */
  private void awaitFirstTry() {
    try {
      if (!tried.await(FIRST_TRY.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("the database takes long to answer; starting without it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped = true;
    follower.interrupt();
    follower.join(POLL.plus(PAUSE).toMillis());
  }

  private void run() {
    while (!stopped) {
      try {
        installOnce();
        follow();
      } catch (RuntimeException lost) {
        lost(lost);
      }
    }
  }

  /** What is stored is followed even when this catalogue cannot be installed over it. */
  private void installOnce() {
    if (!config.installAtStart() || installed) {
      return;
    }
    try {
      install.install();
    } catch (KnowledgeRefused | NewerTables refused) {
      notInstalled = "the catalogue cannot be installed: " + refused.getMessage();
      LOG.error(notInstalled);
    }
    installed = true;
  }

  private void follow() {
    try (Subscription subscription = signals.subscribe()) {
      while (!stopped) {
        follow.catchUp();
        answered = System.nanoTime();
        trouble = null;
        tried.countDown();
        subscription.await(POLL);
      }
    }
  }

  private void lost(RuntimeException lost) {
    if (stopped) {
      return;
    }
    if (!NO_STORE.equals(trouble)) {
      LOG.warnf("the knowledge is not followed, trying again: %s", lost.getMessage());
    }
    tried.countDown();
    trouble = NO_STORE;
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
