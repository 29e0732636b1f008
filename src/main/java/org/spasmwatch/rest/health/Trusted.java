package org.spasmwatch.rest.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.spasmwatch.trust.ClientTokens;
import org.spasmwatch.trust.Replay;

/**
 * How callers are told apart. It is always up: a replica that is open, or that tells used tokens by
 * itself, still serves, and who looks after it has to see that.
 */
@Readiness
@ApplicationScoped
class Trusted implements HealthCheck {
  private final ClientTokens tokens;
  private final Replay replay;

  Trusted(ClientTokens tokens, Replay replay) {
    this.tokens = tokens;
    this.replay = replay;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("callers")
        .withData("cds-auth", tokens.required() ? "required" : "off: calls of hooks need no token")
        .withData("cds-clients", tokens.registered())
        .withData(
            "used-tokens",
            replay.alone()
                ? "degraded: the database does not answer in time, each replica tells by itself"
                : "shared")
        .up()
        .build();
  }
}
