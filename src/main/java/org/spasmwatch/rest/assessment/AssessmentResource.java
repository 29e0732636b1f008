package org.spasmwatch.rest.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
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
import org.spasmwatch.app.AssessPatient.Explained;
import org.spasmwatch.app.AssessPatient.Purpose;
import org.spasmwatch.fhir.patient.AssessmentDate;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.rest.Intake;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.cdshooks.CardJson;

/**
 * Assesses a FHIR R4 Bundle. {@code date} is the instant to assess at, now when it is not given;
 * {@code explain=true} asks how the answer came about.
 */
@Path("/assessments")
public class AssessmentResource {
  private static final Set<String> R4_VERSIONS = Set.of("4.0", "4.0.1", "4.3", "4.3.0");

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
  @Consumes({"application/fhir+json", "application/json", "application/json+fhir"})
  @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
  public Uni<Response> assess(
      byte[] body,
      @QueryParam("date") @Nullable String date,
      @QueryParam("explain") @DefaultValue("false") String explain,
      @HeaderParam(HttpHeaders.CONTENT_LENGTH) @Nullable Long length,
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
    if (!Set.of("true", "false").contains(explain)) {
      Problem neither =
          Problem.of(400, "invalid", "the query parameter explain is either true or false");
      return Uni.createFrom().item(neither.response());
    }
    Wish wish = new Wish(at.get(), explain.equals("true"), headers);
    return intake.take(body, length, (knowledge, tree) -> answer(knowledge, tree, wish));
  }

  private static Optional<Problem> otherVersion(@Nullable MediaType type) {
    String version = type == null ? null : type.getParameters().get("fhirVersion");
    return version == null || R4_VERSIONS.contains(version)
        ? Optional.empty()
        : Optional.of(
            Problem.of(415, "not-supported", "patient data are read in FHIR R4 (fhirVersion=4.0)"));
  }

  /** What is asked for, beside the data. */
  private record Wish(Instant at, boolean explain, HttpHeaders headers) {}

  private Response answer(KnowledgeBase knowledge, JsonNode tree, Wish wish) {
    return new FactReader(knowledge.terms(), limits.entries())
        .read(tree, wish.at())
        .match(
            facts -> wish.explain() ? explained(knowledge, facts) : answer(knowledge, facts, wish),
            issues -> new Problem(422, issues).response());
  }

  /** An explanation has one form only. */
  private Response explained(KnowledgeBase knowledge, PatientFacts facts) {
    Explained explained = assess.explain(knowledge, facts, Purpose.asked());
    ObjectNode json = CardJson.of(explained.answer());
    json.set("explanation", InquiryJson.of(knowledge, explained.inquiry()));
    return Response.ok(json.toString(), MediaType.APPLICATION_JSON).build();
  }

  private Response answer(KnowledgeBase knowledge, PatientFacts facts, Wish wish) {
    Answer answer = assess.assess(knowledge, facts, Purpose.asked());
    return prefersText(wish.headers())
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
