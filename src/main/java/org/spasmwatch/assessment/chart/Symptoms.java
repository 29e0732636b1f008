package org.spasmwatch.assessment.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
  private static final Comparator<Finding> BY_REFERENCE = Comparator.comparing(Finding::reference);

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
    for (Finding finding : facts.findings()) {
      byConcept.computeIfAbsent(finding.concept(), c -> new ArrayList<>()).add(finding);
    }
    List<Symptom> found = new ArrayList<>();
    byConcept.forEach((concept, findings) -> symptoms.episode(concept, findings, found));
    return found;
  }

  private void episode(String concept, List<Finding> findings, List<Symptom> found) {
    findings.sort(BY_REFERENCE);
    List<Finding> now = new ArrayList<>();
    List<Finding> others = new ArrayList<>();
    Instant absent = lastAbsent(findings);
    for (Finding finding : findings) {
      if (!ended(finding, absent)) {
        (current(finding) ? now : others).add(finding);
      }
    }
    if (now.isEmpty()) {
      return;
    }
    boolean grew = !others.isEmpty();
    while (grew) {
      List<Finding> earlier = runningInto(onset(now), others);
      others.removeAll(earlier);
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

  /** The last instant before which it was certainly there no more; null when nobody says so. */
  private static @Nullable Instant lastAbsent(List<Finding> findings) {
    Instant last = null;
    for (Finding finding : findings) {
      Span seen = finding.seen();
      if (finding.state() == State.ABSENT
          && seen != null
          && (last == null || seen.earliest().isAfter(last))) {
        last = seen.earliest();
      }
    }
    return last;
  }

  private static boolean ended(Finding finding, @Nullable Instant absent) {
    Span seen = finding.seen();
    return absent != null
        && finding.state() == State.OBSERVED
        && seen != null
        && seen.latest().isBefore(absent);
  }

  private List<Finding> runningInto(@Nullable Span onset, List<Finding> others) {
    List<Finding> earlier = new ArrayList<>();
    for (Finding finding : others) {
      Span seen = finding.seen();
      if (finding.state() == State.OBSERVED
          && seen != null
          && onset != null
          && seen.within(current, onset)) {
        earlier.add(finding);
      }
    }
    return earlier;
  }

  private static @Nullable Span onset(List<Finding> findings) {
    Span onset = null;
    for (Finding finding : findings) {
      onset = Spans.first(onset, finding.onset());
    }
    return onset;
  }

  private @Nullable Span until(List<Finding> findings) {
    Span until = null;
    for (Finding finding : findings) {
      if (finding.state() == State.ACTIVE) {
        return Span.at(at);
      }
      until = Spans.last(until, finding.seen());
    }
    return until;
  }
}
