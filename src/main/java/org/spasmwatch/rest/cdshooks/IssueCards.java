package org.spasmwatch.rest.cdshooks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import org.spasmwatch.app.AssessPatient;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.app.AssessPatient.Purpose;
import org.spasmwatch.app.CardsIssued;
import org.spasmwatch.app.NamedIds;
import org.spasmwatch.app.audit.Detail;
import org.spasmwatch.app.audit.Witness;
import org.spasmwatch.app.feedback.Quieted;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.PatientFacts;

/**
 * Assesses the patient of a call, tells who counts what came of it, and leaves out what the
 * hospital has quieted, and keeps the cards back in silent mode. What was not evaluated is said in
 * either mode: it is about the call, not the patient's treatment.
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

  Answer issue(KnowledgeBase knowledge, PatientFacts facts, HookRequest request, Witness witness) {
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
    Answer answer = all.with(quieted.leave(all.cards()));
    issued.fire(new CardsIssued(service.id(), answer.cards(), shown));
    return shown ? answer : answer.with(List.of());
  }
}
