package org.spasmwatch.rest.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.AssessPatient;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.app.AssessPatient.Purpose;
import org.spasmwatch.fhir.patient.AssessmentDate;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.Intake;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.Scoped;
import org.spasmwatch.rest.cdshooks.CardJson;
import org.spasmwatch.rest.traffic.Trail;

/**
 * Assesses a FHIR R4 Bundle. {@code date} is the instant to assess at, now when it is not given.
 */
@Path("/assessments")
public class AssessmentResource {
  private static final Set<String> R4_VERSIONS = Set.of("4.0", "4.0.1", "4.3", "4.3.0");

  /** What is asked beside the body: as of when, in which form, and where it is written down. */
  private record Asked(Instant at, HttpHeaders headers, Trail trail) {}

  private final AssessPatient assess;
  private final Intake intake;
  private final Limits limits;
  private final Clock clock;

  AssessmentResource(AssessPatient assess, Intake intake, Limits limits, Clock clock) {
    this.assess = assess;
    this.intake = intake;
    this.limits = limits;
    this.clock = clock;
  }

  @POST
  @Scoped(value = "Bundle.c", openInTrial = true)
  @Consumes({"application/fhir+json", "application/json", "application/json+fhir"})
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  public Uni<Response> assess(
      byte[] body,
      @QueryParam("date") @Nullable String date,
      @Context RoutingContext context,
      @Context HttpHeaders headers) {
    Optional<Problem> version = otherVersion(headers.getMediaType());
    if (version.isPresent()) {
      return Uni.createFrom().item(version.get().response());
    }
    Optional<Instant> at = date == null ? Optional.of(clock.instant()) : AssessmentDate.parse(date);
    if (at.isEmpty()) {
      Problem none =
          Problem.of(400, "invalid", "the query parameter date is no FHIR date or dateTime");
      return Uni.createFrom().item(none.response());
    }
    Asked asked = new Asked(at.get(), headers, Trail.of(context));
    return intake.take(
        body, Intake.length(context), (knowledge, tree) -> answer(knowledge, tree, asked));
  }

  private static Optional<Problem> otherVersion(@Nullable MediaType type) {
    String version = type == null ? null : type.getParameters().get("fhirVersion");
    return version == null || R4_VERSIONS.contains(version)
        ? Optional.empty()
        : Optional.of(
            Problem.of(415, "not-supported", "patient data are read in FHIR R4 (fhirVersion=4.0)"));
  }

  private Response answer(KnowledgeBase knowledge, JsonNode tree, Asked asked) {
    return new FactReader(knowledge.terms(), limits.entries())
        .read(tree, asked.at())
        .match(
            facts ->
                answer(
                    assess.assess(knowledge, facts, Purpose.asked(asked.trail())), asked.headers()),
            issues -> new Problem(422, issues).response());
  }

  private static Response answer(Answer answer, HttpHeaders headers) {
    return prefersText(headers)
        ? Response.ok(CardText.of(answer), MediaType.TEXT_PLAIN + ";charset=UTF-8").build()
        : Response.ok(CardJson.of(answer).toString(), MediaType.APPLICATION_JSON).build();
  }

  /** Of the types that are accepted, the best that is on offer decides; they come best first. */
  private static boolean prefersText(HttpHeaders headers) {
    return headers.getAcceptableMediaTypes().stream()
        .filter(t -> isA(t, MediaType.APPLICATION_JSON_TYPE) || isA(t, MediaType.TEXT_PLAIN_TYPE))
        .findFirst()
        .filter(t -> !isA(t, MediaType.APPLICATION_JSON_TYPE))
        .isPresent();
  }

  private static boolean isA(MediaType accepted, MediaType offered) {
    return accepted.isCompatible(offered);
  }
}
