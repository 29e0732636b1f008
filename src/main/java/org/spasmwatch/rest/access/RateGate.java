package org.spasmwatch.rest.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.rest.Gate;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.trust.ClientTokens;

/**
 * Turns away who asks too often (RFC 6585, 4), before a body is read: by the address, or, where
 * calls are signed, by the client once its token is believed. An issuer that nobody has verified
 * would let anybody use up what is another's.
 */
@ApplicationScoped
class RateGate {
  private static final int BEHIND_CORS = 1500;
  private static final int TOO_MANY = 429;
  private static final String SIGNED = "/cds-services/";

  /** The half of an IPv6 address that one network has. */
  private static final Pattern NETWORK = Pattern.compile("([^:]*:[^:]*:[^:]*:[^:]*):.*");

  private final Rates rates;
  private final ClientTokens tokens;

  RateGate(Rates rates, ClientTokens tokens) {
    this.rates = rates;
    this.tokens = tokens;
  }

  void filter(@Observes Filters filters) {
    filters.register(this::pass, BEHIND_CORS);
  }

  private void pass(RoutingContext context) {
    OptionalLong wait = isJudgedLater(context) ? OptionalLong.empty() : rates.take(from(context));
    if (wait.isPresent()) {
      context.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.getAsLong()));
      Gate.refuse(context, problem("this address"));
    } else {
      context.next();
    }
  }

  private boolean isJudgedLater(RoutingContext context) {
    return tokens.required()
        && context.request().method().equals(HttpMethod.POST)
        && context.normalizedPath().startsWith(SIGNED)
        && Bearer.token(context.request().getHeader(HttpHeaders.AUTHORIZATION)).isPresent();
  }

  /** The answer to a client whose token was believed, if it asked too often. */
  Optional<Response> ofClient(String name) {
    return answer(rates.take("client " + name), "this client");
  }

  /** The answer to an address whose token was not believed, if it sent too many of that kind. */
  Optional<Response> ofStranger(RoutingContext context) {
    return answer(rates.take(from(context)), "this address");
  }

  private static Optional<Response> answer(OptionalLong wait, String whose) {
    return wait.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Response.fromResponse(problem(whose).response())
                .header(jakarta.ws.rs.core.HttpHeaders.RETRY_AFTER, wait.getAsLong())
                .build());
  }

  private static Problem problem(String whose) {
    return Problem.of(
        TOO_MANY, "throttled", "too many requests of " + whose + "; wait as Retry-After says");
  }

  private static String from(RoutingContext context) {
    @Nullable SocketAddress remote = context.request().remoteAddress();
    String address = remote == null || remote.hostAddress() == null ? "-" : remote.hostAddress();
    Matcher network = NETWORK.matcher(address);
    return "address " + (network.matches() ? network.group(1) : address);
  }
}
