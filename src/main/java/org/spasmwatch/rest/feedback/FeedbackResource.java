package org.spasmwatch.rest.feedback;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.spasmwatch.app.StoreUnavailable;
import org.spasmwatch.app.feedback.Feedback;
import org.spasmwatch.app.feedback.RecordFeedback;
import org.spasmwatch.rest.Bodies;
import org.spasmwatch.rest.Lookups;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.cdshooks.HookResource;

/**
 * Takes in what clinicians did about cards. The answer 200 says that it is kept for good; the same
 * again changes nothing, so a client that got no answer sends it again.
 */
@Path("/cds-services")
public class FeedbackResource {
  private final RecordFeedback feedback;
  private final Bodies bodies;
  private final Lookups lookups;
  private final Clock clock;

  FeedbackResource(RecordFeedback feedback, Bodies bodies, Lookups lookups, Clock clock) {
    this.feedback = feedback;
    this.bodies = bodies;
    this.lookups = lookups;
    this.clock = clock;
  }

  @POST
  @Path("{id}/feedback")
  @Consumes({"application/json", "application/fhir+json", "application/json+fhir"})
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<Response> take(byte[] body, @PathParam("id") String id) {
    return HookResource.offers(id)
        ? lookups.run(() -> read(body, id))
        : Uni.createFrom().item(HookResource::noService);
  }

  private Response read(byte[] body, String service) {
    return bodies.parse(
        body,
        json ->
            new FeedbackReader(service, clock.instant())
                .read(json)
                .match(this::keep, issues -> Problem.ofBody(issues).response()),
        Problem::response);
  }

  private Response keep(List<Feedback> answers) {
    try {
      feedback.record(answers);
      return Response.ok().build();
    } catch (StoreUnavailable e) {
      return notKept();
    }
  }

  private static Response notKept() {
    return Problem.of(503, "transient", "the feedback could not be kept; send it again later")
        .response();
  }
}
