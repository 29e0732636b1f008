package org.spasmwatch.rest.traffic;

import io.quarkus.vertx.http.ManagementInterface;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The same headers on the answers of the management port, which has a router of its own. */
@ApplicationScoped
class ManagementHeaders {
  private static final int BEFORE_ALL = Integer.MIN_VALUE;

  private final AnswerHeaders headers;

  ManagementHeaders(AnswerHeaders headers) {
    this.headers = headers;
  }

  void guard(@Observes ManagementInterface management) {
    management
        .router()
        .route()
        .order(BEFORE_ALL)
        .handler(
            context -> {
              context.addHeadersEndHandler(sent -> headers.complete(context.response().headers()));
              context.next();
            });
  }
}
