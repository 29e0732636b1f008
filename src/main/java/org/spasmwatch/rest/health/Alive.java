package org.spasmwatch.rest.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.spasmwatch.app.KnowledgeStart;

/**
 * Alive as long as the thread is that follows the knowledge. Nothing in the program starts it anew:
 * without it a replica would go on by an old knowledge for ever, and a restart is what helps.
 */
@Liveness
@ApplicationScoped
class Alive implements HealthCheck {
  private final KnowledgeStart start;

  Alive(KnowledgeStart start) {
    this.start = start;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("follower").status(start.alive()).build();
  }
}
