package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
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

  private final Terms terms;

  Findings(Terms terms) {
    this.terms = terms;
  }

  private record Named(Set<String> keys, boolean certain) {}

  private Named named(JsonNode concept) {
    Coded coded = Coded.of(concept);
    Set<String> byCode = coded.byCode(terms.findings());
    if (!byCode.isEmpty()) {
      return new Named(byCode, byCode.size() == 1);
    }
    return new Named(coded.byText(terms.findings()::named), false);
  }

  /** An Observation, and each of its components as one. */
  List<Finding> ofObservation(Item item) {
    List<Finding> found = new ArrayList<>(observed(item, item.resource()));
    item.at("component").forEach(component -> found.addAll(observed(item, component)));
    return found;
  }

  private List<Finding> observed(Item item, JsonNode node) {
    Named asked = named(node.path("code"));
    if (!asked.keys().isEmpty()) {
      Optional<Boolean> present = Answers.of(node);
      if (present.isEmpty()) {
        item.notEvaluated(Cause.VALUE, "its value does not say whether the finding is present");
      }
      return present.map(p -> observed(item, asked, p)).orElse(List.of());
    }
    boolean asksForSymptoms = Coded.of(node.path("code")).has(QUESTIONS_FOR_SYMPTOMS);
    Named answered = named(node.path("valueCodeableConcept"));
    if (!asksForSymptoms && !answered.keys().isEmpty()) {
      item.notEvaluated(
          Cause.VALUE, "its value names a finding, but its code is not a question for symptoms");
    }
    return asksForSymptoms ? observed(item, answered, true) : List.of();
  }

  private static List<Finding> observed(Item item, Named named, boolean present) {
    Span onset =
        item.time("effectiveDateTime", "effectivePeriod.start", "effectiveInstant").orElse(null);
    Span end = item.time("effectivePeriod.end").orElse(null);
    Span issued = item.time("issued").orElse(null);
    Span seen = end != null ? end : onset != null ? onset : issued;
    State state = present ? State.OBSERVED : State.ABSENT;
    return findings(item, named, state, new When(onset, seen, null));
  }

  private record When(@Nullable Span onset, @Nullable Span seen, @Nullable Span ended) {}

  private static List<Finding> findings(Item item, Named named, State state, When when) {
    return named.keys().stream()
        .map(
            key ->
                new Finding(
                    item.reference(),
                    key,
                    state,
                    when.onset(),
                    when.seen(),
                    named.certain(),
                    when.ended()))
        .toList();
  }

  /** A Condition; the recorded date bounds an onset that is not given. */
  List<Finding> ofCondition(Item item) {
    Named named = named(item.at("code"));
    if (named.keys().isEmpty()) {
      return List.of();
    }
    List<String> verification = item.statusCodes("verificationStatus");
    if (verification.contains("entered-in-error")) {
      return List.of();
    }
    boolean certain = named.certain() && verification.stream().noneMatch(UNSURE::contains);
    Span recorded = item.time("recordedDate").orElse(null);
    Span onset =
        item.time("onsetDateTime", "onsetPeriod.start")
            .orElseGet(() -> recorded == null ? null : Span.notAfter(recorded.latest()));
    State state = verification.contains("refuted") ? State.ABSENT : state(item);
    Span seen = recorded != null ? recorded : onset;
    return findings(
        item, new Named(named.keys(), certain), state, new When(onset, seen, ended(item, state)));
  }

  /** When a Condition that is over went: the end of a period, since it may last for all of it. */
  private static @Nullable Span ended(Item item, State state) {
    return state == State.RESOLVED
        ? item.time("abatementDateTime", "abatementPeriod.end").orElse(null)
        : null;
  }

  /** Without a clinical status it is like an observation at its own time, unless it has ended. */
  private static State state(Item item) {
    List<String> status = item.statusCodes("clinicalStatus");
    if (status.stream().anyMatch(CURRENT::contains)) {
      return State.ACTIVE;
    }
    boolean abated =
        item.resource().propertyStream().anyMatch(f -> f.getKey().startsWith("abatement"));
    return abated || status.stream().anyMatch(OVER::contains) ? State.RESOLVED : State.OBSERVED;
  }
}
