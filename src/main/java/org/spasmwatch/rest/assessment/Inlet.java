package org.spasmwatch.rest.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Xml;
import org.spasmwatch.fhir.patient.AssessmentDate;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.Intake;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.Problem;

/** Takes in the data of a patient as JSON or XML. XML, either way, is nothing for an event loop. */
@ApplicationScoped
class Inlet {
  private final Intake intake;
  private final Clock clock;
  private final Xml xml;

  Inlet(Intake intake, Clock clock, Limits limits) {
    this.intake = intake;
    this.clock = clock;
    this.xml = new Xml(limits.depth());
  }

  /** A body with its headers; {@code slow} when the answer takes its time too. */
  record Sent(byte[] body, HttpHeaders headers, boolean slow) {}

  /** Answers for a tree. */
  interface Answerer {
    Response answer(KnowledgeBase knowledge, JsonNode tree, Asked asked);
  }

  /**
   * @param date as it was sent, null for now
   * @param asked what is asked for, by the instant and the version that the sender names (or null)
   */
  Uni<Response> take(
      Sent sent,
      @Nullable String date,
      BiFunction<Instant, @Nullable FhirVersion, Asked> asked,
      Answerer answerer) {
    Optional<Instant> at = date == null ? Optional.of(clock.instant()) : AssessmentDate.parse(date);
    if (at.isEmpty()) {
      return refused(400, "invalid", "the query parameter date is no FHIR date or dateTime");
    }
    MediaType type = sent.headers().getMediaType();
    String named = type == null ? null : type.getParameters().get("fhirVersion");
    Optional<FhirVersion> version = named == null ? Optional.empty() : FhirVersion.of(named);
    if (named != null && version.isEmpty()) {
      return refused(
          415,
          "not-supported",
          "patient data are read in FHIR R4, R4B and R5: fhirVersion=4.0, 4.3, 5.0");
    }
    Asked wish = asked.apply(at.get(), version.orElse(null));
    return take(sent, type, version.orElse(null), (k, tree) -> answerer.answer(k, tree, wish));
  }

  private Uni<Response> take(
      Sent sent,
      @Nullable MediaType type,
      @Nullable FhirVersion version,
      BiFunction<KnowledgeBase, JsonNode, Response> answer) {
    return Form.isXml(type)
        ? intake.takeConverted(sent.body(), body -> xml.toJson(body, version), answer)
        : intake.take(sent.body(), sent.slow() ? null : length(sent.headers()), answer);
  }

  private static @Nullable Long length(HttpHeaders headers) {
    int length = headers.getLength();
    return length < 0 ? null : Long.valueOf(length);
  }

  private static Uni<Response> refused(int status, String code, String why) {
    return Uni.createFrom().item(Problem.of(status, code, why).response());
  }
}
