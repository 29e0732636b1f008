package org.spasmwatch.rest.fhir.write.whatif;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.audit.AuditRecord.Origin;
import org.spasmwatch.app.audit.AuditTrail;
import org.spasmwatch.app.audit.Deed;
import org.spasmwatch.app.change.CardChange;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.write.call.Call;
import org.spasmwatch.rest.fhir.write.call.Refusal;
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
  private final Examples examples;
  private final AuditTrail trail;
  private final Limits limits;

  WhatIf(
      Writer writer, CurrentKnowledge current, Examples examples, AuditTrail trail, Limits limits) {
    this.writer = writer;
    this.current = current;
    this.examples = examples;
    this.trail = trail;
    this.limits = limits;
  }

  Outlook of(Call call, Proposal proposal) {
    KnowledgeBase before = current.assessed().orElse(call.exchange().knowledge());
    Step step = proposal.step();
    KnowledgeBase after = current.assessed(writer.trial(call, List.of(step)));
    List<Example> patients =
        Stream.concat(examples.of(before).stream(), proposal.patients().stream()).toList();
    Map<String, List<CardChange>> changes = new LinkedHashMap<>();
    Map<String, CardChange.Patient> read = new LinkedHashMap<>();
    for (Example patient : patients) {
      CardChange.Patient facts = facts(before, after, patient);
      read.put(patient.name(), facts);
      List<CardChange> changed = CardChange.of(before, after, facts);
      if (!changed.isEmpty()) {
        changes.put(patient.name(), changed);
      }
    }
    proposal
        .patients()
        .forEach(sent -> seen(call, before, requireNonNull(read.get(sent.name()), "read")));
    boolean executed = after.records().uses().stream().anyMatch(u -> u.id().equals(step.id()));
    return new Outlook(before.version(), executed, patients.size(), changes);
  }

  private CardChange.Patient facts(KnowledgeBase before, KnowledgeBase after, Example patient) {
    return new CardChange.Patient(facts(before, patient), facts(after, patient));
  }

  private PatientFacts facts(KnowledgeBase knowledge, Example patient) {
    return new FactReader(knowledge.terms(), limits.entries())
        .read(patient.bundle(), patient.at())
        .match(
            facts -> facts,
            issues -> {
              throw new Refusal(new Problem(422, placed(patient, issues)));
            });
  }

  private static List<Issue> placed(Example patient, List<Issue> issues) {
    return issues.stream()
        .map(i -> new Issue(i.code(), patient.name() + ": " + i.diagnostics(), i.where()))
        .toList();
  }

  /** Each patient whose data were sent has a line of their own in the audit trail. */
  private void seen(Call call, KnowledgeBase knowledge, CardChange.Patient patient) {
    trail.record(
        Deed.assessment(knowledge.version(), patient.before().patient(), PURPOSE),
        Origin.within(call.caller().name()));
  }
}
