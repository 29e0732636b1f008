package org.spasmwatch.rest.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.Audience;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.patient.AssessParameters;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.Scoped;
import org.spasmwatch.rest.traffic.Trail;

/**
 * The same assessment as an operation of FHIR: {@code $assess} on a base, in the version of that
 * base. Takes the Bundle itself, or Parameters with {@code bundle}, {@code date} and {@code
 * audience}; returns a Bundle of DetectedIssue. Clients may escape the dollar sign.
 */
@Path("/fhir/{edition}/{operation: (?:\\$|%24)assess}")
public class AssessOperation {
  private static final Set<FhirVersion> BASES = Set.of(FhirVersion.R4B, FhirVersion.R5);

  private final Inlet inlet;
  private final Answering answering;

  AssessOperation(Inlet inlet, Answering answering) {
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
  @Produces({Form.JSON_TYPE, MediaType.APPLICATION_JSON, Form.XML_TYPE, MediaType.APPLICATION_XML})
  public Uni<Response> assess(
      byte[] body,
      @PathParam("edition") String base,
      @QueryParam("date") @Nullable String date,
      @QueryParam(Readers.NAME) @DefaultValue(Readers.DEFAULT) String readers,
      @Context RoutingContext context,
      @Context HttpHeaders headers) {
    Optional<FhirVersion> version = FhirVersion.ofBase(base).filter(BASES::contains);
    if (version.isEmpty()) {
      return refused(
          404, "not-found", "there is no such base; $assess is at /fhir/r5 and /fhir/r4b");
    }
    Optional<Audience> audience = Audience.of(readers);
    if (audience.isEmpty()) {
      return Uni.createFrom().item(Readers.refusedInUrl());
    }
    FhirVersion of = version.get();
    Form.Accepted form = Form.ofFhir(headers);
    Trail trail = Trail.of(context);
    return inlet.take(
        new Inlet.Sent(body, headers, form.form().xml()),
        date,
        (at, named) -> new Asked(at, audience.get(), false, form, of, trail),
        this::answer);
  }

  private Response answer(KnowledgeBase knowledge, JsonNode tree, Asked asked) {
    Optional<Audience> audience = Readers.of(tree, asked.audience());
    if (audience.isEmpty()) {
      return new Problem(400, List.of(Readers.wrongInParameters())).response();
    }
    return AssessParameters.read(tree, asked.at())
        .match(
            read -> answering.answer(knowledge, read.bundle(), asked.at(read.at(), audience.get())),
            issues -> new Problem(400, issues).response());
  }

  private static Uni<Response> refused(int status, String code, String why) {
    return Uni.createFrom().item(Problem.of(status, code, why).response());
  }
}
