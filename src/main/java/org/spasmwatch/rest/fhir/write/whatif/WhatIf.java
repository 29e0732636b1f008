package org.spasmwatch.rest.fhir.write.whatif;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.audit.AuditRecord.Origin;
import org.spasmwatch.app.audit.AuditTrail;
import org.spasmwatch.app.audit.Deed;
import org.spasmwatch.app.change.CardChange;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.fhir.write.call.Call;
import org.spasmwatch.rest.fhir.write.single.Step;
import org.spasmwatch.rest.fhir.write.single.Writer;
import org.spasmwatch.rest.fhir.write.whatif.Examples.Example;

/**
 * Tries a statement: goes the way of a write up to the point of storing it, and has patients
 * assessed by what is in force and by what would be.
 */
@ApplicationScoped
class WhatIf {
  /** What the audit trail says that patients were assessed for. */
  static final String PURPOSE = "what-if";

  private final Writer writer;
  private final CurrentKnowledge current;
  private final ChangedCards cards;
  private final AuditTrail trail;

  WhatIf(Writer writer, CurrentKnowledge current, ChangedCards cards, AuditTrail trail) {
    this.writer = writer;
    this.current = current;
    this.cards = cards;
    this.trail = trail;
  }

  Outlook of(Call call, Proposal proposal) {
    KnowledgeBase before = current.assessed().orElse(call.exchange().knowledge());
    Step step = proposal.step();
    KnowledgeBase after = current.assessed(writer.trial(call, List.of(step)));
    List<Example> patients =
        Stream.concat(cards.examples(before).stream(), proposal.patients().stream()).toList();
    Map<String, List<CardChange>> changes = cards.of(before, after, patients);
    proposal.patients().forEach(sent -> seen(call, before, sent));
    boolean executed = after.records().uses().stream().anyMatch(u -> u.id().equals(step.id()));
    return new Outlook(before.version(), executed, patients.size(), changes);
  }

  /** Each patient whose data were sent has a line of their own in the audit trail. */
  private void seen(Call call, KnowledgeBase knowledge, Example sent) {
    trail.record(
        Deed.assessment(knowledge.version(), cards.facts(knowledge, sent).patient(), PURPOSE),
        Origin.within(call.caller().name()));
  }
}
