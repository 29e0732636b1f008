package org.spasmwatch.assessment.concern;

import java.util.ArrayList;
import java.util.List;
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
  List<Signal> leading() {
    List<Signal> leading = new ArrayList<>(suspicions.size() + redFlags.size() + denials.size());
    leading.addAll(suspicions);
    leading.addAll(redFlags);
    leading.addAll(denials);
    return leading;
  }

  List<Signal> all() {
    List<Signal> all = leading();
    all.addAll(causes);
    all.addAll(precautions);
    return all;
  }

  /** Whether it warns of the end of a drug. */
  boolean ofStop() {
    return !suspicions.isEmpty() && suspicions.get(0).ofStop();
  }

  /** Whether a signal that makes the card is about that drug. */
  boolean concerns(String drug) {
    return any(suspicions, drug) || any(redFlags, drug) || any(denials, drug);
  }

  private static boolean any(List<Signal> signals, String drug) {
    for (Signal signal : signals) {
      if (signal.exposure().drug().equals(drug)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a suspicion or a red flag here is about that symptom. */
  boolean explains(Symptom symptom) {
    return any(suspicions, symptom) || any(redFlags, symptom);
  }

  private static boolean any(List<Signal> signals, Symptom symptom) {
    for (Signal signal : signals) {
      if (symptom.equals(signal.symptom())) {
        return true;
      }
    }
    return false;
  }
}
