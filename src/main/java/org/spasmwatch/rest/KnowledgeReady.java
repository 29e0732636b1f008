package org.spasmwatch.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.FollowKnowledge;
import org.spasmwatch.app.KnowledgeStart;

/**
 * Ready once a knowledge is in force, and from then on: cards need no database. What keeps a newer
 * knowledge from coming into force is said beside it.
 */
@Readiness
@ApplicationScoped
class KnowledgeReady implements HealthCheck {
  private final CurrentKnowledge current;
  private final KnowledgeStart start;
  private final FollowKnowledge follow;

  KnowledgeReady(CurrentKnowledge current, KnowledgeStart start, FollowKnowledge follow) {
    this.current = current;
    this.start = start;
    this.follow = follow;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder check = HealthCheckResponse.named("knowledge");
    start.trouble().ifPresent(trouble -> check.withData("store", trouble));
    follow.refusal().ifPresent(refusal -> check.withData("refused", refusal));
    List<String> leftAlone = follow.leftAlone();
    if (!leftAlone.isEmpty()) {
      check.withData("unlike-the-catalogue", String.join("; ", leftAlone));
    }
    return current
        .find()
        .map(knowledge -> check.up().withData("version", knowledge.version()))
        .orElseGet(() -> check.down().withData("needed", "an installed catalogue: run migrate"))
        .build();
  }
}
