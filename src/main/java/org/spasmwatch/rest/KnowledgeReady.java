package org.spasmwatch.rest;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.spasmwatch.app.CurrentKnowledge;

/** Ready once a knowledge is in force. */
@Readiness
@ApplicationScoped
class KnowledgeReady implements HealthCheck {
  private final CurrentKnowledge current;

  KnowledgeReady(CurrentKnowledge current) {
    this.current = current;
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder check = HealthCheckResponse.named("knowledge");
    return current
        .find()
        .map(knowledge -> check.up().withData("version", knowledge.version()))
        .orElseGet(check::down)
        .build();
  }
}
