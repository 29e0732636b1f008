package org.spasmwatch.workbench.curate.account;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.rest.access.AccessJudge;
import org.spasmwatch.rest.access.Callers;
import org.spasmwatch.trust.Verdict.Granted;

/**
 * Lets those in who have signed in. The token is judged with every request: a session ends with it.
 */
public class SessionFilter {
  private final AccessJudge judge;
  private final Sessions sessions;
  private final SameOrigin origin;
  private final Doorway doorway;

  SessionFilter(AccessJudge judge, Sessions sessions, SameOrigin origin, Doorway doorway) {
    this.judge = judge;
    this.sessions = sessions;
    this.origin = origin;
    this.doorway = doorway;
  }

  @SignedIn
  @ServerRequestFilter
  public @Nullable Uni<Response> filter(
      ContainerRequestContext request, HttpHeaders headers, UriInfo uri, RoutingContext context) {
    boolean reads = request.getMethod().equals(HttpMethod.GET);
    if (!reads && !origin.sent(headers)) {
      return Uni.createFrom().item(doorway.foreign(headers, uri));
    }
    Optional<String> token = sessions.token(headers);
    if (token.isEmpty()) {
      return Uni.createFrom().item(doorway.stranger(headers, uri, reads));
    }
    return judge
        .of(token.get())
        .map(
            verdict ->
                verdict.<@Nullable Response>match(
                    granted -> {
                      keep(context, granted, token.get());
                      return null;
                    },
                    refused -> doorway.stranger(headers, uri, reads),
                    () -> doorway.undecided(headers, uri)));
  }

  private static void keep(RoutingContext context, Granted granted, String token) {
    Callers.keep(context, granted.caller(), granted.scopes());
    new Curator(granted.caller().name(), granted.scopes(), Sessions.formToken(token)).keep(context);
  }
}
