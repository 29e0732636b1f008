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

/** Operations on the value set that the input names. */
@Path("/fhir/{edition}/ValueSet/{operation: (?:\\$|%24)(?:expand|validate-code)}")
@Scoped(value = "ValueSet.r", openInTrial = true)
public class NamedValueSetResource {
  private final ValueSetOperations operations;

  NamedValueSetResource(ValueSetOperations operations) {
    this.operations = operations;
  }

  @GET
  public Response get(
      @PathParam("edition") String edition,
      @PathParam("operation") String operation,
      @Context RoutingContext context,
      @Context HttpHeaders headers) {
    return operations.get(new Of(edition, operation, null), new Sent(context, headers));
  }

  @POST
  public Response post(
      byte[] body,
      @PathParam("edition") String edition,
      @PathParam("operation") String operation,
      @Context RoutingContext context,
      @Context HttpHeaders headers) {
    return operations.post(new Of(edition, operation, null), new Sent(context, headers), body);
  }
}
