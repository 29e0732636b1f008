package org.spasmwatch.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.KnowledgeBase;

/** The state of the knowledge that is in force; requests take it once and keep it to their end. */
@ApplicationScoped
public class CurrentKnowledge {
  private final AtomicReference<@Nullable KnowledgeBase> current = new AtomicReference<>();

  /** Puts another state in force. */
  public void replace(KnowledgeBase knowledge) {
    current.set(knowledge);
  }

  /** Empty until the catalogue has been read. */
  public Optional<KnowledgeBase> find() {
    return Optional.ofNullable(current.get());
  }
}
