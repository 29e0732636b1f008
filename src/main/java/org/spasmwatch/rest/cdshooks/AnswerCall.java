package org.spasmwatch.rest.cdshooks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.app.audit.Witness;
import org.spasmwatch.ehr.FetchMissing;
import org.spasmwatch.ehr.Servers;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.fhir.patient.Prefetch;
import org.spasmwatch.fhir.patient.Prefetch.Unmet;
import org.spasmwatch.fhir.patient.Queries;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.Intake;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.Problem;

/**
 * Answers a well-formed call by one state of the knowledge, kept to its end: looks at what was
 * prefetched, fetches the rest, assesses. A call that leaves nothing out is answered at once.
 */
@ApplicationScoped
class AnswerCall {
  private static final int BAD_REQUEST = 400;
  private static final int UNMET = 412;
  private static final int TOO_MUCH = 422;

  private final FetchMissing fetch;
  private final IssueCards issue;
  private final Intake intake;
  private final Limits limits;
  private final Clock clock;

  /**
   * How a call came.
   *
   * @param bytes how large it is
   * @param registered the FHIR servers that its caller may have us ask
   * @param witness who is told what was done
   */
  record Circumstances(long bytes, Servers registered, Witness witness) {}

  AnswerCall(FetchMissing fetch, IssueCards issue, Intake intake, Limits limits, Clock clock) {
    this.fetch = fetch;
    this.issue = issue;
    this.intake = intake;
    this.limits = limits;
    this.clock = clock;
  }

  /** Answers it at once, or when the EHR has given what is missing. */
  Uni<Response> answer(KnowledgeBase knowledge, HookRequest request, Circumstances how) {
    Prefetch sent =
        new Prefetch(request.patientId(), request.prefetch(), Queries.of(knowledge.terms()));
    if (!sent.malformed().isEmpty()) {
      return Uni.createFrom().item(refused(sent.malformed()));
    }
    return fetch
        .complete(sent, request.access(), how.registered())
        .flatMap(
            whole ->
                intake.resume(
                    whole.bytes() == 0 ? 0 : whole.bytes() + how.bytes(),
                    () -> answer(knowledge, request, whole.prefetch(), how.witness())));
  }

  private Response answer(
      KnowledgeBase knowledge, HookRequest request, Prefetch prefetch, Witness witness) {
    List<Unmet> unobtainable = prefetch.unobtainable();
    if (!unobtainable.isEmpty()) {
      return new Problem(UNMET, unobtainable.stream().map(AnswerCall::unmet).toList()).response();
    }
    return new FactReader(knowledge.terms(), limits.entries())
        .read(prefetch, clock.instant())
        .match(
            facts -> cards(issue.issue(knowledge, facts, request, witness)), AnswerCall::refused);
  }

  private static Response cards(Answer answer) {
    return Response.ok(CardJson.of(answer).toString(), MediaType.APPLICATION_JSON).build();
  }

  /** Too much is nothing that is wrong with the form; everything else is. */
  static Response refused(List<Issue> issues) {
    boolean tooMuch = issues.stream().anyMatch(issue -> issue.code().equals("too-costly"));
    return new Problem(tooMuch ? TOO_MUCH : BAD_REQUEST, issues).response();
  }

  private static Issue unmet(Unmet unmet) {
    return new Issue(
        "required",
        "the prefetch key "
            + unmet.query().key()
            + " is needed and was not satisfied ("
            + unmet.why()
            + "): "
            + unmet.query().template(),
        "prefetch." + unmet.query().key());
  }
}
