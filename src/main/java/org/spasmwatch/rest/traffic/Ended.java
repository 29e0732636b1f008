package org.spasmwatch.rest.traffic;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/**
 * How a request ended.
 *
 * @param method one that HTTP knows: others could be any word
 * @param status 499 when the client went away before the answer was complete
 */
record Ended(String method, int status, long bytesIn, long bytesOut) {
  private static final int CLIENT_GONE = 499;
  private static final Set<HttpMethod> METHODS =
      Set.of(
          HttpMethod.GET,
          HttpMethod.HEAD,
          HttpMethod.POST,
          HttpMethod.PUT,
          HttpMethod.PATCH,
          HttpMethod.DELETE,
          HttpMethod.OPTIONS);

  static Ended of(RoutingContext context, boolean answered) {
    HttpMethod method = context.request().method();
    return new Ended(
        METHODS.contains(method) ? method.name() : "other",
        answered ? context.response().getStatusCode() : CLIENT_GONE,
        context.request().bytesRead(),
        context.response().bytesWritten());
  }
}
