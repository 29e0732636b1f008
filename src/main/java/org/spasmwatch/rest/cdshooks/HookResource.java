package org.spasmwatch.rest.cdshooks;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.rest.Intake;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.access.Callers;
import org.spasmwatch.rest.traffic.Trail;

/** The CDS Hooks API: which services there are, and their answers. */
@Path("/cds-services")
public class HookResource {
  private final CurrentKnowledge current;
  private final Intake intake;
  private final AnswerCall answer;
  private final QueriesInForce queries;
  private final RegisteredServers registered;
  private final List<Service> offered;

  HookResource(
      CurrentKnowledge current,
      Intake intake,
      AnswerCall answer,
      QueriesInForce queries,
      RegisteredServers registered,
      CdsSettings settings) {
    this.offered = Services.offered(settings);
    this.current = current;
    this.intake = intake;
    this.answer = answer;
    this.queries = queries;
    this.registered = registered;
  }

  /** The templates ask for the codes of the knowledge in force, so it has to be there. */
  @GET
  @NonBlocking
  @Produces(MediaType.APPLICATION_JSON)
  public Response discover() {
    return current
        .find()
        .map(knowledge -> Discovery.of(offered, queries.of(knowledge.terms())))
        .map(json -> Response.ok(json.toString(), MediaType.APPLICATION_JSON).build())
        .orElseGet(Intake::noKnowledge);
  }

  @POST
  @Path("{id}")
  @Consumes({"application/json", "application/fhir+json", "application/json+fhir"})
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<Response> call(
      byte[] body,
      @PathParam("id") String id,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
      @Context RoutingContext context) {
    List<Service> services = offered.stream().filter(s -> s.id().equals(id)).toList();
    Sender sender = new Sender(registered.of(Callers.of(context)), Trail.of(context));
    return services.isEmpty()
        ? Uni.createFrom().item(HookResource::noService)
        : intake.begin(
            body,
            length,
            (knowledge, tree) ->
                HookRequest.read(
                    tree,
                    services,
                    request -> answer.answer(knowledge, request, body.length, sender),
                    issues -> Uni.createFrom().item(Problem.ofBody(issues).response())));
  }

  /** Whether there is a service of this id. */
  public static boolean offers(String id) {
    return !Services.of(id).isEmpty();
  }

  /** The answer to a call of a service that there is not. */
  public static Response noService() {
    return Problem.of(
            404,
            "not-found",
            "there is no service of this id; GET /cds-services lists those there are")
        .response();
  }
}
