package org.spasmwatch.rest.assessment;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.Audience;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.Scoped;
import org.spasmwatch.rest.traffic.Trail;

/**
 * Assesses a FHIR Bundle of R4, R4B or R5. {@code date} is the instant to assess at, now when it is
 * not given; {@code audience} is who reads the cards; {@code explain=true} asks how the answer came
 * about.
 */
@Path("/assessments")
public class AssessmentResource {
  private final Inlet inlet;
  private final Answering answering;

  AssessmentResource(Inlet inlet, Answering answering) {
    this.inlet = inlet;
    this.answering = answering;
  }

  @POST
  @Scoped(value = "Bundle.c", openInTrial = true)
  @Consumes({
    Form.JSON_TYPE,
    MediaType.APPLICATION_JSON,
    "application/json+fhir",
    Form.XML_TYPE,
    MediaType.APPLICATION_XML,
    MediaType.TEXT_XML
  })
  @Produces({
    MediaType.APPLICATION_JSON,
    MediaType.TEXT_PLAIN,
    Form.JSON_TYPE,
    Form.XML_TYPE,
    MediaType.APPLICATION_XML
  })
  public Uni<Response> assess(
      byte[] body,
      @QueryParam("date") @Nullable String date,
      @Context RoutingContext context,
      @QueryParam("explain") @DefaultValue("false") String explain,
      @QueryParam(Readers.NAME) @DefaultValue(Readers.DEFAULT) String readers,
      @Context HttpHeaders headers) {
    Form.Accepted form = Form.of(headers);
    if (!Set.of("true", "false").contains(explain)) {
      return refused("invalid", "the query parameter explain is either true or false", 400);
    }
    Optional<Audience> audience = Audience.of(readers);
    if (audience.isEmpty()) {
      return Uni.createFrom().item(Readers.refusedInUrl());
    }
    boolean explained = explain.equals("true");
    if (explained && form.form() != Form.CARDS) {
      return refused("not-supported", "explain=true is answered as application/json only", 406);
    }
    Trail trail = Trail.of(context);
    return inlet.take(
        new Inlet.Sent(body, headers, form.form().xml()),
        date,
        (at, version) -> new Asked(at, audience.get(), explained, form, version, trail),
        answering::answer);
  }

  private static Uni<Response> refused(String code, String why, int status) {
    return Uni.createFrom().item(Problem.of(status, code, why).response());
  }
}
