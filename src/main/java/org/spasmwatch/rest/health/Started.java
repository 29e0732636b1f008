package org.spasmwatch.rest.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;
import org.spasmwatch.app.KnowledgeStart;

/**
 * Started once the catalogue of the program has been read and the store has been asked once. That
 * it answers is not waited for: the replica would be killed for a fault of the database.
 */
@Startup
@ApplicationScoped
class Started implements HealthCheck {
  private final KnowledgeStart start;

  Started(KnowledgeStart start) {
    this.start = start;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("start").status(start.tried()).build();
  }
}
