package org.spasmwatch.assessment.concern;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.Statement.Action;

/** Signals of one problem and one action while they are being gathered into a concern. */
final class Group {
  /**
   * What decides which signals share a card; what is only planned never shares one with what is.
   * {@code matter} tells problems apart that have one name: of a treatment, the drugs it is about.
   */
  record Key(String problem, Action action, boolean planned, String matter) {
    Key(String problem, Action action) {
      this(problem, action, "");
    }

    Key(String problem, Action action, String matter) {
      this(problem, action, false, matter);
    }
  }

  final Key key;
  final List<Signal> suspicions = new ArrayList<>();
  final List<Signal> redFlags = new ArrayList<>();
  final List<Signal> denials = new ArrayList<>();
  final List<Signal> causes = new ArrayList<>();
  final List<Signal> precautions = new ArrayList<>();

  Group(Key key) {
    this.key = key;
  }

  /** The signals that make the card. */
  Stream<Signal> leading() {
    return Stream.of(suspicions, redFlags, denials).flatMap(List::stream);
  }

  Stream<Signal> all() {
    return Stream.of(suspicions, redFlags, denials, causes, precautions).flatMap(List::stream);
  }

  /** Whether it warns of the end of a drug. */
  boolean ofStop() {
    return suspicions.stream().limit(1).anyMatch(Signal::ofStop);
  }

  Set<String> drugs() {
    return leading().map(s -> s.exposure().drug()).collect(Collectors.toSet());
  }

  /** Whether a suspicion or a red flag here is about that symptom. */
  boolean explains(Symptom symptom) {
    return Stream.concat(suspicions.stream(), redFlags.stream())
        .anyMatch(s -> symptom.equals(s.symptom()));
  }
}
