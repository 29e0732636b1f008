package org.spasmwatch.rest;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses requests by their headers, before a byte of the body is read: too large, or encoded (a
 * small compressed body can be a very large one). What no route answers gets an OperationOutcome
 * too.
 */
@ApplicationScoped
public class Gate {
  private static final int BEFORE_ALL = 4000;
  private static final int FIRST = 1000;
  private static final int LAST = Integer.MAX_VALUE;
  private static final long GRACE_MILLIS = 1000;

  /** RFC 9110, 8.3.1. */
  private static final Pattern MEDIA_TYPE =
      Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+\\s*(;|$)");

  /** The router lets one of HTTP/1.0 pass, and the framework behind cannot do without. */
  private static final Problem HOSTLESS =
      Problem.of(400, "required", "a request names its Host, in that header");

  private final Limits limits;

  Gate(Limits limits) {
    this.limits = limits;
  }

  void filter(@Observes Filters filters) {
    filters.register(Gate::escape, BEFORE_ALL);
    filters.register(this::pass, FIRST);
  }

  /**
   * A request that is routed anew passes all filters again: so before one has counted it. What is
   * too long will be refused and is left as it is.
   */
  private static void escape(RoutingContext context) {
    String uri = context.request().uri();
    if (uri.length() > Uris.LONGEST) {
      context.next();
    } else {
      Uris.escaped(uri).ifPresentOrElse(context::reroute, context::next);
    }
  }

  void fallback(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).failureHandler(Gate::unrouted);
    router
        .route()
        .order(LAST)
        .handler(
            context ->
                refuse(
                    context,
                    Problem.of(404, "not-found", "there is nothing at this path; see the README")));
  }

  /** The router itself refuses what does not name a host (RFC 9112, 3.2), before any filter. */
  private static void unrouted(RoutingContext context) {
    if (context.statusCode() == 400 && context.request().authority() == null) {
      refuse(context, HOSTLESS);
    } else {
      context.next();
    }
  }

  private void pass(RoutingContext context) {
    Optional<Problem> problem = problem(context.request());
    if (problem.isPresent()) {
      refuse(context, problem.get());
    } else {
      context.next();
    }
  }

  private Optional<Problem> problem(HttpServerRequest request) {
    if (request.authority() == null) {
      return Optional.of(HOSTLESS);
    }
    if (request.uri().length() > Uris.LONGEST) {
      return Optional.of(
          Problem.of(
              414,
              "too-long",
              "the URL has more than " + Uris.LONGEST + " characters; search with POST _search"));
    }
    if (Uris.hasMalformedEscape(request.uri())) {
      return Optional.of(
          Problem.of(400, "invalid", "the URL has a % without two hexadecimal digits after it"));
    }
    String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (type != null && !MEDIA_TYPE.matcher(type).lookingAt()) {
      return Optional.of(
          Problem.of(
              415,
              "not-supported",
              "Content-Type is no media type; send application/fhir+json, or to _search "
                  + "application/x-www-form-urlencoded"));
    }
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return Optional.of(
          Problem.of(
              415, "not-supported", "Content-Encoding is not accepted; send the body as it is"));
    }
    return length(request) > limits.body().asLongValue()
        ? Optional.of(tooLarge(limits))
        : Optional.empty();
  }

  static Problem tooLarge(Limits limits) {
    return Problem.of(
        413,
        "too-long",
        "the body has more than " + limits.body().asLongValue() + " bytes; send fewer resources");
  }

  private static long length(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** Leaves the client a moment to read the answer before the rest of its body is cut off. */
  private static void closeIf(boolean bodyAhead, RoutingContext context) {
    if (bodyAhead) {
      context.vertx().setTimer(GRACE_MILLIS, timer -> context.request().connection().close());
    }
  }

  /** Answers for whoever comes before a body is read, and does not wait for the rest of it. */
  public static void refuse(RoutingContext context, Problem problem) {
    HttpServerResponse response = context.response();
    response.setStatusCode(problem.status()).putHeader(HttpHeaders.CONTENT_TYPE, Problem.FHIR_JSON);
    boolean bodyAhead = !context.request().isEnded();
    if (bodyAhead) {
      response.putHeader(HttpHeaders.CONNECTION, "close");
    }
    response.end(problem.body()).onComplete(sent -> closeIf(bodyAhead, context));
  }
}
