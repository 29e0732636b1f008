package org.spasmwatch.rest.fhir.operation;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.spasmwatch.rest.Scoped;
import org.spasmwatch.rest.fhir.operation.Called.Sent;
import org.spasmwatch.rest.fhir.operation.ValueSetOperations.Of;

/** Operations on a value set by its id. */
@Path("/fhir/{edition}/ValueSet/{id}/{operation: (?:\\$|%24)(?:expand|validate-code)}")
@Scoped(value = "ValueSet.r", openInTrial = true)
public class OneValueSetResource {
  private final ValueSetOperations operations;

  OneValueSetResource(ValueSetOperations operations) {
    this.operations = operations;
  }

  @GET
  public Response get(
      @PathParam("edition") String edition,
      @PathParam("operation") String operation,
      @PathParam("id") String id,
      @Context RoutingContext context,
      @Context HttpHeaders headers) {
    return operations.get(new Of(edition, operation, id), new Sent(context, headers));
  }

  @POST
  public Response post(
      byte[] body,
      @PathParam("edition") String edition,
      @PathParam("operation") String operation,
      @PathParam("id") String id,
      @Context RoutingContext context,
      @Context HttpHeaders headers) {
    return operations.post(new Of(edition, operation, id), new Sent(context, headers), body);
  }
}
