package org.spasmwatch.rest.cdshooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import java.util.Set;
import org.spasmwatch.app.AssessPatient;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.app.AssessPatient.Purpose;
import org.spasmwatch.app.CardsIssued;
import org.spasmwatch.app.NamedIds;
import org.spasmwatch.app.audit.Detail;
import org.spasmwatch.app.audit.Witness;
import org.spasmwatch.app.feedback.Quieted;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.fhir.issue.IssueId;
import org.spasmwatch.fhir.patient.AnsweredIssue;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.PatientFacts;

/**
 * Assesses the patient of a call, tells who counts what came of it, and leaves out what the
 * hospital has quieted or the EHR has on record as answered, and keeps the cards back in silent
 * mode. What was not evaluated is said in either mode: it is about the call, not the patient's
 * treatment.
 */
@ApplicationScoped
class IssueCards {
  private final AssessPatient assess;
  private final Event<CardsIssued> issued;
  private final Quieted quieted;
  private final boolean shown;

  IssueCards(
      AssessPatient assess, Event<CardsIssued> issued, Quieted quieted, CdsSettings settings) {
    this.assess = assess;
    this.issued = issued;
    this.quieted = quieted;
    this.shown = settings.mode() == Mode.ACTIVE;
  }

  /**
   * @param answered the issues that the EHR has on record as answered
   */
  Answer issue(
      KnowledgeBase knowledge,
      PatientFacts facts,
      HookRequest request,
      Set<AnsweredIssue> answered,
      Witness witness) {
    Service service = request.service();
    NamedIds ids = new NamedIds(request.hookInstance(), service.id() + " ");
    Witness told =
        deed ->
            witness.saw(
                deed.at(request.fhirServer())
                    .with(Detail.HOOK, service.hook().code())
                    .with(Detail.SHOWN, shown));
    Purpose purpose =
        new Purpose(service.hook().occasion(), request.preferences().audience(), ids, told);
    Answer all = assess.assess(knowledge, facts, purpose);
    Answer answer =
        all.with(request.preferences().leave(unanswered(quieted.leave(all.cards()), answered)));
    issued.fire(new CardsIssued(service.id(), answer.cards(), shown));
    return shown ? answer : answer.with(List.of());
  }

  /** What somebody has answered is not said again, unless it is critical. */
  private static List<Card> unanswered(List<Card> cards, Set<AnsweredIssue> answered) {
    return cards.stream()
        .filter(
            card ->
                card.indicator() == Indicator.CRITICAL
                    || answered.stream().noneMatch(issue -> IssueId.settles(issue, card)))
        .toList();
  }
}
