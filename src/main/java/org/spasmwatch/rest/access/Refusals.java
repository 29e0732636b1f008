package org.spasmwatch.rest.access;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.trust.Verdict.Refused;

/** The answers to who is not let in. Why a token is not believed is for the log alone. */
final class Refusals {
  private static final Logger LOG = Logger.getLogger(Refusals.class);

  private Refusals() {}

  static void log(Refused refused) {
    LOG.warnf("a token of %s is not believed: %s", refused.whose(), refused.reason());
  }

  /** CDS Hooks wants nothing said; what is needed anybody may know. */
  static Response noClient() {
    return with(
        "Bearer",
        Problem.of(401, "login", "a valid JWT of a registered client is needed for this call"));
  }

  static Response noToken(String scope) {
    return with(
        "Bearer",
        Problem.of(401, "login", "a bearer token with the scope " + scope + " is needed"));
  }

  /** RFC 6750, 3.1. */
  static Response wrongToken() {
    return with(
        "Bearer error=\"invalid_token\"",
        Problem.of(401, "login", "the token is not valid here; get a new one and send that"));
  }

  static Response notAllowed(String scope) {
    return with(
        "Bearer error=\"insufficient_scope\", scope=\"" + scope + "\"",
        Problem.of(403, "forbidden", "the token lacks the scope " + scope));
  }

  static Response undecided() {
    return Problem.of(503, "transient", "tokens cannot be checked now; try again with a new one")
        .response();
  }

  private static Response with(String challenge, Problem problem) {
    return Response.fromResponse(problem.response())
        .header(HttpHeaders.WWW_AUTHENTICATE, challenge)
        .build();
  }
}
