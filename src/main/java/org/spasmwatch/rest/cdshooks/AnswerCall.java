package org.spasmwatch.rest.cdshooks;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.ehr.FetchMissing;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.fhir.patient.Prefetch;
import org.spasmwatch.fhir.patient.Prefetch.Unmet;
import org.spasmwatch.fhir.r4.Proposals;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.Intake;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.PublicUrl;
import org.spasmwatch.rest.traffic.Trail;

/**
 * Answers a well-formed call by one state of the knowledge, kept to its end: looks at what was
 * prefetched, fetches the rest, assesses. A call that leaves nothing out is answered at once.
 */
@ApplicationScoped
class AnswerCall {
  private static final int UNMET = 412;

  private final QueriesInForce queries;
  private final FetchMissing fetch;
  private final IssueCards issue;
  private final Intake intake;
  private final Limits limits;
  private final Clock clock;
  private final PublicUrl url;

  AnswerCall(
      QueriesInForce queries,
      FetchMissing fetch,
      IssueCards issue,
      Intake intake,
      Limits limits,
      Clock clock,
      PublicUrl url) {
    this.url = url;
    this.queries = queries;
    this.fetch = fetch;
    this.issue = issue;
    this.intake = intake;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * @param bytes how large the call is
   */
  Uni<Response> answer(KnowledgeBase knowledge, HookRequest request, long bytes, Sender sender) {
    sender.trail().hookInstance(request.hookInstance());
    Prefetch sent =
        new Prefetch(
            request.patientId(),
            request.prefetch(),
            queries.of(knowledge.terms()),
            request.moment());
    if (!sent.malformed().isEmpty()) {
      return Uni.createFrom().item(Problem.ofBody(sent.malformed()).response());
    }
    return fetch
        .complete(sent, request.access(), sender.registered())
        .flatMap(
            whole ->
                intake.resume(
                    whole.bytes() == 0 ? 0 : whole.bytes() + bytes,
                    () -> answer(knowledge, request, whole.prefetch(), sender.trail())));
  }

  private Response answer(
      KnowledgeBase knowledge, HookRequest request, Prefetch prefetch, Trail trail) {
    List<Unmet> unobtainable = prefetch.unobtainable();
    if (!unobtainable.isEmpty()) {
      return new Problem(UNMET, unobtainable.stream().map(AnswerCall::unmet).toList()).response();
    }
    return new FactReader(knowledge.terms(), limits.entries())
        .read(prefetch, clock.instant())
        .match(
            facts ->
                cards(
                    issue.issue(knowledge, facts, request, prefetch.answered(), trail),
                    request,
                    prefetch),
            issues -> Problem.ofBody(issues).response());
  }

  private Response cards(Answer answer, HookRequest request, Prefetch prefetch) {
    Proposals proposals = new Proposals(answer, prefetch::brought);
    String language = request.preferences().ofLanguage() ? Preferences.LANGUAGE : null;
    byte[] json = CardJson.of(answer, url.url(), proposals, language);
    return Response.ok(json, MediaType.APPLICATION_JSON).build();
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
