package org.spasmwatch.rest;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a method before the framework looks for one that takes it: it would ask the resources of
 * every path that begins like this one, and search for the type {@code $assess}. OPTIONS says what
 * the refusal says.
 */
public class Methods {
  private static final String MISTAKABLE = "/fhir/";

  private final Allowed allowed;

  Methods(Allowed allowed) {
    this.allowed = allowed;
  }

  @ServerRequestFilter(preMatching = true)
  public @Nullable Response refuse(ContainerRequestContext request, RoutingContext context) {
    // Calls that have to be fast are elsewhere, and are not looked at twice.
    return context.normalizedPath().startsWith(MISTAKABLE) ? refusal(request) : null;
  }

  private @Nullable Response refusal(ContainerRequestContext request) {
    String path = request.getUriInfo().getRequestUri().getPath();
    String method = request.getMethod();
    return isMistakable(path, method) && !allowed.takes(path, method)
        ? allowed.refusal(path)
        : null;
  }

  /** The framework is right elsewhere. */
  private static boolean isMistakable(String path, String method) {
    boolean read = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
    boolean special = path.indexOf('$') >= 0 || path.indexOf('_') >= 0;
    return path.startsWith(MISTAKABLE) && (special || !read);
  }

  @ServerResponseFilter
  public void say(ContainerRequestContext request, ContainerResponseContext response) {
    boolean named = response.getHeaders().containsKey(HttpHeaders.ALLOW);
    if (request.getMethod().equals(HttpMethod.OPTIONS) && named) {
      String path = request.getUriInfo().getRequestUri().getPath();
      response.getHeaders().putSingle(HttpHeaders.ALLOW, allowed.at(path));
    }
  }
}
