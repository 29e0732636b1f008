package org.spasmwatch.assessment.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Finding.State;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;

/**
 * Finds what the patient has now. A condition that is active is current; an observation is current
 * while its time lies within the policy's finding-current. Records of one finding without a longer
 * gap are one episode, whose onset is the earliest of theirs. A later record that the finding is
 * absent ends it.
 */
final class Symptoms {
  private final Instant at;
  private final Duration current;

  private Symptoms(PatientFacts facts, Policy policy) {
    at = facts.at();
    current = policy.limit("finding-current").duration();
  }

  /** The current symptoms, in order of concept. */
  static List<Symptom> of(PatientFacts facts, Policy policy) {
    Symptoms symptoms = new Symptoms(facts, policy);
    Map<String, List<Finding>> byConcept = new TreeMap<>();
    facts.findings().stream()
        .sorted(Comparator.comparing(Finding::reference))
        .forEach(f -> byConcept.computeIfAbsent(f.concept(), c -> new ArrayList<>()).add(f));
    List<Symptom> found = new ArrayList<>();
    byConcept.forEach((concept, findings) -> symptoms.episode(concept, findings, found));
    return found;
  }

  private void episode(String concept, List<Finding> findings, List<Symptom> found) {
    List<Finding> standing = findings.stream().filter(f -> !ended(f, findings)).toList();
    List<Finding> now = new ArrayList<>(standing.stream().filter(this::current).toList());
    if (now.isEmpty()) {
      return;
    }
    boolean grew = true;
    while (grew) {
      List<Finding> earlier =
          standing.stream()
              .filter(f -> f.state() == State.OBSERVED && !now.contains(f) && runsInto(f, now))
              .toList();
      grew = now.addAll(earlier);
    }
    found.add(new Symptom(concept, onset(now), until(now), now));
  }

  private boolean current(Finding finding) {
    return switch (finding.state()) {
      case ACTIVE -> true;
      case OBSERVED -> observedLately(finding);
      case ABSENT, RESOLVED -> false;
    };
  }

  private boolean observedLately(Finding finding) {
    Span seen = finding.seen();
    return seen == null || !seen.latest().isBefore(at.minus(current));
  }

  private static boolean ended(Finding finding, List<Finding> findings) {
    Span seen = finding.seen();
    return finding.state() == State.OBSERVED
        && seen != null
        && findings.stream()
            .filter(f -> f.state() == State.ABSENT)
            .map(Finding::seen)
            .filter(Objects::nonNull)
            .anyMatch(seen::certainlyBefore);
  }

  private boolean runsInto(Finding finding, List<Finding> now) {
    Span seen = finding.seen();
    Span onset = onset(now);
    return seen != null && onset != null && seen.within(current, onset);
  }

  private static @Nullable Span onset(List<Finding> findings) {
    return findings.stream()
        .map(Finding::onset)
        .filter(Objects::nonNull)
        .min(Comparator.comparing(Span::latest).thenComparing(Span::earliest))
        .orElse(null);
  }

  private @Nullable Span until(List<Finding> findings) {
    if (findings.stream().anyMatch(f -> f.state() == State.ACTIVE)) {
      return Span.at(at);
    }
    return findings.stream()
        .map(Finding::seen)
        .filter(Objects::nonNull)
        .max(Comparator.comparing(Span::latest).thenComparing(Span::earliest))
        .orElse(null);
  }
}
