package org.spasmwatch.rest.health;

import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the port of the service takes connections. The management port, which says so, opens a
 * moment earlier, and a load balancer would send calls that nobody takes.
 */
@Readiness
@ApplicationScoped
class Listening implements HealthCheck {
  private volatile boolean open;

  void opened(@ObservesAsync HttpServerStart start) {
    open = true;
  }

  void opened(@ObservesAsync HttpsServerStart start) {
    open = true;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("listening").status(open).build();
  }
}
