package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.Terms;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Finding.State;
import org.spasmwatch.patient.NotEvaluated.Cause;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;

/**
 * Reads what Observations and Conditions say of findings: by code, else by their whole text, less
 * certain. One code may stand for several findings; each is then less certain.
 */
final class Findings {
  static final Set<Code> QUESTIONS_FOR_SYMPTOMS =
      Set.of(
          new Code(Systems.LOINC, "75325-1"),
          new Code(Systems.SNOMED_CT, "418799008"),
          new Code(Systems.SNOMED_CT, "404684003"));
  private static final Set<String> CURRENT = Set.of("active", "recurrence", "relapse");
  private static final Set<String> OVER = Set.of("inactive", "remission", "resolved");
  private static final Set<String> UNSURE = Set.of("unconfirmed", "provisional", "differential");
  private static final Set<String> REFUTED = Set.of("refuted");
  private static final Set<String> WRONG = Set.of("entered-in-error");
  private static final String VERIFICATION = "verificationStatus";
  private static final DateFields OBSERVED =
      DateFields.of("effectiveDateTime", "effectivePeriod.start", "effectiveInstant");
  private static final DateFields OBSERVED_UNTIL = DateFields.of("effectivePeriod.end");
  private static final DateFields ISSUED = DateFields.of("issued");
  private static final DateFields RECORDED = DateFields.of("recordedDate");
  private static final DateFields ONSET = DateFields.of("onsetDateTime", "onsetPeriod.start");
  private static final DateFields ABATED =
      DateFields.of("abatementDateTime", "abatementPeriod.end");

  private final Terms terms;

  Findings(Terms terms) {
    this.terms = terms;
  }

  private record Named(Set<String> keys, boolean certain) {}

  private Named named(Coded coded) {
    Set<String> byCode = coded.byCode(terms.findings());
    if (!byCode.isEmpty()) {
      return new Named(byCode, byCode.size() == 1);
    }
    return new Named(coded.byText(terms.findings()::named), false);
  }

  /** Adds what an Observation says, and each of its components like one. */
  void ofObservation(Item item, List<Finding> found) {
    observed(item, item.resource(), found);
    for (JsonNode component : item.at("component")) {
      observed(item, component, found);
    }
  }

  private void observed(Item item, JsonNode node, List<Finding> found) {
    Coded code = Coded.of(node.path("code"));
    Named asked = named(code);
    if (!asked.keys().isEmpty()) {
      Optional<Boolean> present = Answers.of(node);
      if (present.isEmpty()) {
        item.notEvaluated(Cause.VALUE, "its value does not say whether the finding is present");
      }
      present.ifPresent(p -> observed(item, asked, p, found));
      return;
    }
    boolean asksForSymptoms = code.has(QUESTIONS_FOR_SYMPTOMS);
    Named answered = named(Coded.of(node.path("valueCodeableConcept")));
    if (asksForSymptoms) {
      observed(item, answered, true, found);
    } else if (!answered.keys().isEmpty()) {
      item.notEvaluated(
          Cause.VALUE, "its value names a finding, but its code is not a question for symptoms");
    }
  }

  private static void observed(Item item, Named named, boolean present, List<Finding> found) {
    Span onset = item.time(OBSERVED).orElse(null);
    Span end = item.time(OBSERVED_UNTIL).orElse(null);
    Span issued = item.time(ISSUED).orElse(null);
    Span seen = end != null ? end : onset != null ? onset : issued;
    State state = present ? State.OBSERVED : State.ABSENT;
    add(item, named, state, new When(onset, seen, null), found);
  }

  private record When(@Nullable Span onset, @Nullable Span seen, @Nullable Span ended) {}

  private static void add(Item item, Named named, State state, When when, List<Finding> found) {
    for (String key : named.keys()) {
      found.add(
          new Finding(
              item.reference(),
              key,
              state,
              when.onset(),
              when.seen(),
              named.certain(),
              when.ended()));
    }
  }

  /** Adds what a Condition says; the recorded date bounds an onset that is not given. */
  void ofCondition(Item item, List<Finding> found) {
    Named named = named(Coded.of(item.at("code")));
    if (named.keys().isEmpty() || item.hasStatus(VERIFICATION, WRONG)) {
      return;
    }
    boolean certain = named.certain() && !item.hasStatus(VERIFICATION, UNSURE);
    Span recorded = item.time(RECORDED).orElse(null);
    Span onset =
        item.time(ONSET)
            .orElseGet(() -> recorded == null ? null : Span.notAfter(recorded.latest()));
    State state = item.hasStatus(VERIFICATION, REFUTED) ? State.ABSENT : state(item);
    When when = new When(onset, recorded != null ? recorded : onset, ended(item, state));
    add(item, new Named(named.keys(), certain), state, when, found);
  }

  /** When a Condition that is over went: the end of a period, since it may last for all of it. */
  private static @Nullable Span ended(Item item, State state) {
    return state == State.RESOLVED ? item.time(ABATED).orElse(null) : null;
  }

  /** Without a clinical status it is like an observation at its own time, unless it has ended. */
  private static State state(Item item) {
    if (item.hasStatus("clinicalStatus", CURRENT)) {
      return State.ACTIVE;
    }
    boolean abated =
        item.resource().propertyStream().anyMatch(f -> f.getKey().startsWith("abatement"));
    return abated || item.hasStatus("clinicalStatus", OVER) ? State.RESOLVED : State.OBSERVED;
  }
}
