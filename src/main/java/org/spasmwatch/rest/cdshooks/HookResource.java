package org.spasmwatch.rest.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.fhir.patient.Prefetch;
import org.spasmwatch.fhir.patient.Queries;
import org.spasmwatch.fhir.patient.Query;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.Intake;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.traffic.Trail;

/** The CDS Hooks API: which services there are, and their answers. */
@Path("/cds-services")
public class HookResource {
  private static final int BAD_REQUEST = 400;
  private static final int UNMET = 412;
  private static final int TOO_MUCH = 422;

  private final CurrentKnowledge current;
  private final IssueCards issue;
  private final Intake intake;
  private final Limits limits;
  private final Clock clock;

  HookResource(
      CurrentKnowledge current, IssueCards issue, Intake intake, Limits limits, Clock clock) {
    this.current = current;
    this.issue = issue;
    this.intake = intake;
    this.limits = limits;
    this.clock = clock;
  }

  /** The templates ask for the codes of the knowledge in force, so it has to be there. */
  @GET
  @NonBlocking
  @Produces(MediaType.APPLICATION_JSON)
  public Response discover() {
    return current
        .find()
        .map(knowledge -> Discovery.of(Services.ALL, Queries.of(knowledge.terms())))
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
    List<Service> services = Services.of(id);
    Trail trail = Trail.of(context);
    return services.isEmpty()
        ? Uni.createFrom().item(HookResource::noService)
        : intake.take(body, length, (knowledge, tree) -> answer(knowledge, tree, services, trail));
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

  private Response answer(
      KnowledgeBase knowledge, JsonNode tree, List<Service> services, Trail trail) {
    return HookRequest.read(
        tree,
        services,
        request -> {
          trail.hookInstance(request.hookInstance());
          return answer(knowledge, request, trail);
        },
        HookResource::refused);
  }

  private Response answer(KnowledgeBase knowledge, HookRequest request, Trail trail) {
    Prefetch prefetch =
        new Prefetch(request.patientId(), request.prefetch(), Queries.of(knowledge.terms()));
    if (!prefetch.malformed().isEmpty()) {
      return refused(prefetch.malformed());
    }
    List<Query> unobtainable = prefetch.unobtainable();
    if (!unobtainable.isEmpty()) {
      return new Problem(UNMET, unobtainable.stream().map(HookResource::unmet).toList()).response();
    }
    return new FactReader(knowledge.terms(), limits.entries())
        .read(prefetch, clock.instant())
        .match(
            facts -> cards(issue.issue(knowledge, facts, request, trail)), HookResource::refused);
  }

  private static Response cards(Answer answer) {
    return Response.ok(CardJson.of(answer).toString(), MediaType.APPLICATION_JSON).build();
  }

  /** Too much is nothing that is wrong with the form; everything else is. */
  private static Response refused(List<Issue> issues) {
    boolean tooMuch = issues.stream().anyMatch(issue -> issue.code().equals("too-costly"));
    return new Problem(tooMuch ? TOO_MUCH : BAD_REQUEST, issues).response();
  }

  private static Issue unmet(Query query) {
    return new Issue(
        "required",
        "the prefetch key " + query.key() + " is needed and was not satisfied: " + query.template(),
        "prefetch." + query.key());
  }
}
