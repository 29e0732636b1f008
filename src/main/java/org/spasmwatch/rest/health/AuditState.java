package org.spasmwatch.rest.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.spasmwatch.app.audit.AuditTrail;
import org.spasmwatch.app.audit.AuditWriter;

/**
 * How the audit trail does. Always up: a warning that is not given because it cannot be written
 * down would be the greater harm. What is wrong is said.
 */
@Readiness
@ApplicationScoped
class AuditState implements HealthCheck {
  private final AuditTrail trail;
  private final AuditWriter writer;

  AuditState(AuditTrail trail, AuditWriter writer) {
    this.trail = trail;
    this.writer = writer;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("audit")
        .withData("store", writer.trouble().map(t -> "degraded: " + t).orElse("writable"))
        .withData("waiting", trail.waiting())
        .withData("capacity", trail.capacity())
        .withData("lost", trail.lost())
        .up()
        .build();
  }
}
