package org.spasmwatch.rest.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.FollowKnowledge;
import org.spasmwatch.app.InForce;
import org.spasmwatch.app.KnowledgeStart;

/**
 * What is in force and what keeps it from being newer. Nothing here waits for the database: a check
 * that hangs with it would take every replica out of service.
 */
@ApplicationScoped
class KnowledgeState {
  private final CurrentKnowledge current;
  private final KnowledgeStart start;
  private final FollowKnowledge follow;

  KnowledgeState(CurrentKnowledge current, KnowledgeStart start, FollowKnowledge follow) {
    this.current = current;
    this.start = start;
    this.follow = follow;
  }

  Optional<InForce> inForce() {
    return current.inForce();
  }

  Optional<String> trouble() {
    return start.trouble();
  }

  Optional<String> notInstalled() {
    return start.notInstalled();
  }

  Optional<String> refusal() {
    return follow.refusal();
  }

  List<String> leftAlone() {
    return follow.edits().leftAlone();
  }

  long localEdits() {
    return follow.edits().local();
  }
}
