package org.spasmwatch.rest;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * What went wrong on the way to or out of a resource, as OperationOutcome. A fault of ours says no
 * more than an id, under which the log has its place in the code, and nothing of the data.
 */
public class Faults {
  private static final Logger LOG = Logger.getLogger(Faults.class);
  private static final int PLACES = 12;

  private final Allowed allowed;

  Faults(Allowed allowed) {
    this.allowed = allowed;
  }

  @ServerExceptionMapper
  public Response notFound(NotFoundException fault) {
    return Problem.of(404, "not-found", "there is nothing at this path; see the README").response();
  }

  @ServerExceptionMapper
  public Response notAllowed(NotAllowedException fault, UriInfo uri) {
    return allowed.refusal(uri.getRequestUri().getPath());
  }

  @ServerExceptionMapper
  public Response notAcceptable(NotAcceptableException fault) {
    return Problem.of(
            406, "not-supported", "Accept names no form on offer; application/json always is")
        .response();
  }

  @ServerExceptionMapper
  public Response notSupported(NotSupportedException fault) {
    return Problem.of(
            415,
            "not-supported",
            "this Content-Type is not read here; send application/fhir+json or application/json")
        .response();
  }

  @ServerExceptionMapper
  public Response refused(WebApplicationException fault) {
    int status = fault.getResponse().getStatus();
    return Problem.of(status, status < 500 ? "invalid" : "exception", "the request was refused")
        .response();
  }

  @ServerExceptionMapper
  public Response fault(Throwable fault) {
    String id = UUID.randomUUID().toString();
    LOG.errorf("fault %s: %s at %s", id, fault.getClass().getName(), places(fault));
    return Problem.of(500, "exception", "a fault of this service; tell its operators the id " + id)
        .response();
  }

  /** Where in the code it happened; never the message, which may quote the data. */
  private static String places(Throwable fault) {
    StringBuilder places = new StringBuilder();
    StackTraceElement[] stack = fault.getStackTrace();
    for (int i = 0; i < Math.min(PLACES, stack.length); i++) {
      places.append("\n  ").append(stack[i]);
    }
    return places.toString();
  }
}
