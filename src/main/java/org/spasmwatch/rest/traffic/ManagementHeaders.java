package org.spasmwatch.rest.traffic;

import io.quarkus.vertx.http.ManagementInterface;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * The same headers on the answers of the management port, which has a router of its own. The pages
 * of Swagger UI, which a trial has, bring scripts of their own and call the trial.
 */
@ApplicationScoped
class ManagementHeaders {
  private static final int BEFORE_ALL = Integer.MIN_VALUE;
  private static final Pattern SWAGGER_UI = Pattern.compile("/q/swagger-ui(/.*)?");
  private static final String OF_SWAGGER_UI =
      "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self';"
          + " connect-src 'self' http://localhost:* http://127.0.0.1:*; frame-ancestors 'none'";

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
              if (SWAGGER_UI.matcher(context.normalizedPath()).matches()) {
                context.response().putHeader("Content-Security-Policy", OF_SWAGGER_UI);
              }
              context.addHeadersEndHandler(sent -> headers.complete(context.response().headers()));
              context.next();
            });
  }
}
