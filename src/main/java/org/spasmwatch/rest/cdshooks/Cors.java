package org.spasmwatch.rest.cdshooks;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.rest.Problem;

/**
 * Lets pages of the configured origins call the CDS Hooks API (Fetch standard, "CORS protocol"), on
 * answers of every status. Quarkus' own filter would hold for all paths, and would refuse calls of
 * other origins with an empty 403. It runs before everything else that may answer.
 */
@ApplicationScoped
class Cors {
  private static final int BEFORE_ALL = 2000;
  private static final String PATH = "/cds-services";
  private static final String METHODS = "GET, POST, OPTIONS";
  private static final String HEADERS = "Authorization, Content-Type";
  private static final String AN_HOUR = "3600";

  private final Origins origins;

  Cors(CdsSettings settings) {
    origins = new Origins(settings.corsOrigins().orElse(List.of()));
  }

  void filter(@Observes Filters filters) {
    filters.register(this::pass, BEFORE_ALL);
  }

  private void pass(RoutingContext context) {
    if (!concerned(context.request().uri())) {
      context.next();
      return;
    }
    String origin = context.request().getHeader(HttpHeaders.ORIGIN);
    boolean allowed = origin != null && origins.allows(origin);
    name(context.response(), allowed ? origin : null);
    if (!preflight(context.request())) {
      context.next();
    } else if (allowed) {
      agree(context.response());
    } else {
      refuse(context.response());
    }
  }

  /** Reads the URI as it was sent: whether it is well formed, others decide later. */
  private static boolean concerned(String uri) {
    String path = uri.split("[?#]", 2)[0];
    return path.equals(PATH) || path.startsWith(PATH + "/");
  }

  private static boolean preflight(HttpServerRequest request) {
    return request.method().equals(HttpMethod.OPTIONS)
        && request.headers().contains(HttpHeaders.ORIGIN)
        && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
  }

  /** Says who may read the answer; a cache must not give it to another origin. */
  private void name(HttpServerResponse response, @Nullable String origin) {
    if (!origins.all()) {
      response.putHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
    if (origin != null) {
      response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origins.all() ? "*" : origin);
    }
  }

  private static void agree(HttpServerResponse response) {
    response
        .setStatusCode(204)
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS)
        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, AN_HOUR)
        .end();
  }

  private static void refuse(HttpServerResponse response) {
    Problem problem =
        Problem.of(
            403, "forbidden", "this origin is not listed in spasmwatch.cds.cors-origins; add it");
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.FHIR_JSON)
        .end(problem.body());
  }
}
