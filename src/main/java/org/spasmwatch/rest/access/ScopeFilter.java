package org.spasmwatch.rest.access;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.Stance;
import org.spasmwatch.rest.Scoped;
import org.spasmwatch.rest.traffic.Trail;
import org.spasmwatch.trust.Verdict.Granted;

/**
 * Lets those in whose token has the scope that a resource method names. A trial lets in without one
 * where the method allows that; a token that is sent has to be right there too, as who sends a
 * wrong one is mistaken about something.
 */
public class ScopeFilter {
  private final AccessJudge judge;
  private final Stance stance;

  ScopeFilter(AccessJudge judge, Stance stance) {
    this.judge = judge;
    this.stance = stance;
  }

  @Scoped("")
  @ServerRequestFilter
  public @Nullable Uni<Response> filter(
      ContainerRequestContext request, ResourceInfo resource, RoutingContext context) {
    Scoped scoped = scoped(resource);
    Need need = Need.of(scoped.value(), Trail.of(context).subject());
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return stance.trial() && scoped.openInTrial()
          ? null
          : Uni.createFrom().item(Refusals.noToken(need.scope()));
    }
    Optional<String> token = Bearer.token(header);
    if (token.isEmpty()) {
      return Uni.createFrom().item(Refusals.wrongToken());
    }
    return judge
        .of(token.get())
        .map(
            verdict ->
                verdict.<@Nullable Response>match(
                    granted -> granted(granted, need, context),
                    refused -> Refusals.wrongToken(),
                    Refusals::undecided));
  }

  private static @Nullable Response granted(Granted granted, Need need, RoutingContext context) {
    Callers.keep(context, granted.caller(), granted.scopes());
    return granted.scopes().allow(need.type(), need.interactions())
        ? null
        : Refusals.notAllowed(need.scope());
  }

  private static Scoped scoped(ResourceInfo resource) {
    Scoped own = resource.getResourceMethod().getAnnotation(Scoped.class);
    return own == null ? resource.getResourceClass().getAnnotation(Scoped.class) : own;
  }
}
