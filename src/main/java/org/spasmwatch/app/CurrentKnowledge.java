package org.spasmwatch.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.KnowledgeBase;

/** The state of the knowledge that is in force; requests take it once and keep it to their end. */
@ApplicationScoped
public class CurrentKnowledge {
  private final AtomicReference<@Nullable KnowledgeBase> current = new AtomicReference<>();
  private final List<Consumer<KnowledgeBase>> watchers = new CopyOnWriteArrayList<>();

  /** Puts another state in force. */
  public synchronized void replace(KnowledgeBase knowledge) {
    current.set(knowledge);
    watchers.forEach(watcher -> watcher.accept(knowledge));
  }

  /** Empty until the catalogue has been read. */
  public Optional<KnowledgeBase> find() {
    return Optional.ofNullable(current.get());
  }

  /** Tells of the state in force, if there is one, and of each that follows it. */
  synchronized void whenReplaced(Consumer<KnowledgeBase> watcher) {
    watchers.add(watcher);
    find().ifPresent(watcher);
  }
}
