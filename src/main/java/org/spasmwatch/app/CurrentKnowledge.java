package org.spasmwatch.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.KnowledgeBase;

/** The state of the knowledge that is in force; requests take it once and keep it to their end. */
@ApplicationScoped
public class CurrentKnowledge {
  private static final Logger LOG = Logger.getLogger(CurrentKnowledge.class);
  private static final String SETTING = "spasmwatch.knowledge.disabled";

  private final AtomicReference<@Nullable InForce> current = new AtomicReference<>();
  private final List<Consumer<KnowledgeBase>> watchers = new CopyOnWriteArrayList<>();
  private final InForce.Off off;
  private final Clock clock;

  @Inject
  CurrentKnowledge(KnowledgeConfig config, Clock clock) {
    this(config.disabled().orElse(List.of()), config.beyondSources(), clock);
  }

  /**
   * With the layer beyond the sources on, as it is by default.
   *
   * @param toDisable the ids of statements that no assessment may use
   */
  public CurrentKnowledge(Collection<String> toDisable, Clock clock) {
    this(toDisable, true, clock);
  }

  /**
   * @param toDisable the ids of statements that no assessment may use
   * @param beyondSources whether assessments use the layer beyond the sources
   */
  public CurrentKnowledge(Collection<String> toDisable, boolean beyondSources, Clock clock) {
    List<String> ids = toDisable.stream().map(String::strip).filter(id -> !id.isEmpty()).toList();
    this.off = new InForce.Off(ids, !beyondSources);
    this.clock = clock;
  }

  /** Puts another state in force, and warns of what of it is switched off. */
  public synchronized void replace(KnowledgeBase knowledge) {
    InForce next = InForce.of(knowledge, off, clock.instant());
    current.set(next);
    watchers.forEach(watcher -> watcher.accept(knowledge));
    if (!next.disabled().isEmpty()) {
      LOG.warnf("switched off by %s, no assessment uses them: %s", SETTING, ids(next.disabled()));
    }
    if (!next.unknown().isEmpty()) {
      LOG.warnf(
          "%s names what is no statement of knowledge %s: %s",
          SETTING, knowledge.version(), ids(next.unknown()));
    }
  }

  private static String ids(List<String> ids) {
    return String.join(", ", ids);
  }

  /** Empty until the catalogue has been read. */
  public Optional<InForce> inForce() {
    return Optional.ofNullable(current.get());
  }

  /** All that is known, to be read. */
  public Optional<KnowledgeBase> find() {
    return inForce().map(InForce::published);
  }

  /** What assessments use: without the statements that are switched off. */
  public Optional<KnowledgeBase> assessed() {
    return inForce().map(InForce::assessed);
  }

  /** What assessments would use if that were in force. */
  public KnowledgeBase assessed(KnowledgeBase other) {
    return InForce.of(other, off, clock.instant()).assessed();
  }

  /** Tells of the state in force, if there is one, and of each that follows it. */
  synchronized void whenReplaced(Consumer<KnowledgeBase> watcher) {
    watchers.add(watcher);
    find().ifPresent(watcher);
  }
}
