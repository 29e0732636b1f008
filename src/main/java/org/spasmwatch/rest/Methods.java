package org.spasmwatch.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * OPTIONS says what a refusal says: the framework names the methods of every path that begins like
 * the one that is asked about.
 */
public class Methods {
  private final Allowed allowed;

  Methods(Allowed allowed) {
    this.allowed = allowed;
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
