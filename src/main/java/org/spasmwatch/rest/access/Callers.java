package org.spasmwatch.rest.access;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.spasmwatch.rest.traffic.Trail;
import org.spasmwatch.trust.Caller;
import org.spasmwatch.trust.Scopes;

/**
 * Who makes a request. It is kept with the request, whichever threads that is answered on, and is
 * named in the audit trail.
 */
public final class Callers {
  private static final String KEY = Caller.class.getName();
  private static final String SCOPES = Scopes.class.getName();

  private Callers() {}

  /** Whose token was believed; empty when none was needed and none was sent. */
  public static Optional<Caller> of(RoutingContext request) {
    return Optional.ofNullable(request.<Caller>get(KEY));
  }

  /** What the token of the request allows; nothing when none was sent. */
  public static Optional<Scopes> scopes(RoutingContext request) {
    return Optional.ofNullable(request.<Scopes>get(SCOPES));
  }

  /** Whether whoever asks may search that type; without a token nothing is narrowed. */
  public static boolean maySearch(RoutingContext request, String type) {
    return scopes(request).map(scopes -> scopes.allow(type, "s")).orElse(true);
  }

  /** Notes whose token was believed, and what it allows. */
  public static void keep(RoutingContext request, Caller caller, Scopes scopes) {
    request.put(SCOPES, scopes);
    keep(request, caller);
  }

  static void keep(RoutingContext request, Caller caller) {
    request.put(KEY, caller);
    Trail.of(request).caller(caller.name());
  }
}
