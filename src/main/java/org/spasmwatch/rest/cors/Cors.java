package org.spasmwatch.rest.cors;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.cdshooks.CdsSettings;

/**
 * Lets pages of the configured origins call (Fetch standard, "CORS protocol"), on answers of every
 * status. Quarkus' own filter would hold for all paths, and would refuse calls of other origins
 * with an empty 403. It runs before everything else that may answer.
 */
@ApplicationScoped
class Cors {
  private static final int BEFORE_ALL = 2000;
  private static final String AN_HOUR = "3600";
  private static final String READABLE = "ETag, Last-Modified, Location, Retry-After, X-Request-Id";

  private final List<Realm> realms;

  Cors(CdsSettings hooks, FhirPages fhir) {
    realms =
        List.of(
            new Realm(
                "/cds-services",
                Origins.of("spasmwatch.cds.cors-origins", hooks.corsOrigins()),
                "GET, POST, OPTIONS",
                "Authorization, Content-Type"),
            new Realm(
                "/fhir",
                Origins.of("spasmwatch.fhir.cors-origins", fhir.corsOrigins()),
                "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
                "Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Exist,"
                    + " If-None-Match, Prefer, X-Provenance"));
  }

  void filter(@Observes Filters filters) {
    filters.register(this::pass, BEFORE_ALL);
  }

  private void pass(RoutingContext context) {
    Optional<Realm> realm =
        realms.stream().filter(each -> each.has(context.request().uri())).findFirst();
    if (realm.isEmpty()) {
      context.next();
      return;
    }
    Origins origins = realm.get().origins();
    String origin = context.request().getHeader(HttpHeaders.ORIGIN);
    boolean allowed = origin != null && origins.allows(origin);
    name(context, origins, allowed ? origin : null);
    if (!preflight(context.request())) {
      context.next();
    } else if (allowed) {
      agree(context.response(), realm.get());
    } else {
      refuse(context.response(), origins);
    }
  }

  private static boolean preflight(HttpServerRequest request) {
    return request.method().equals(HttpMethod.OPTIONS)
        && request.headers().contains(HttpHeaders.ORIGIN)
        && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
  }

  /** Says who may read the answer; a cache must not give it to another origin. */
  private static void name(RoutingContext context, Origins origins, @Nullable String origin) {
    MultiMap headers = context.response().headers();
    if (!origins.all()) {
      // Last of all, as what answers has a Vary of its own.
      context.addHeadersEndHandler(sent -> headers.set(HttpHeaders.VARY, varying(headers)));
    }
    if (origin != null) {
      headers.set(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origins.all() ? "*" : origin);
      headers.set(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, READABLE);
    }
  }

  private static String varying(MultiMap headers) {
    String others = headers.get(HttpHeaders.VARY);
    return others == null ? "Origin" : others + ", Origin";
  }

  private static void agree(HttpServerResponse response, Realm realm) {
    response
        .setStatusCode(204)
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, realm.methods())
        .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, realm.headers())
        .putHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, AN_HOUR)
        .end();
  }

  private static void refuse(HttpServerResponse response, Origins origins) {
    Problem problem =
        Problem.of(
            403, "forbidden", "this origin is not listed in " + origins.setting() + "; add it");
    response
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.FHIR_JSON)
        .end(problem.body());
  }
}
