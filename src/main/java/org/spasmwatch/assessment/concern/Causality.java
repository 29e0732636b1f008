package org.spasmwatch.assessment.concern;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.concern.Naranjo.Item;
import org.spasmwatch.assessment.concern.Naranjo.Question;
import org.spasmwatch.assessment.criterion.Courses;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.Evidence;
import org.spasmwatch.knowledge.Evidence.Grade;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Finding.State;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Truth;

/**
 * What the record shows of cause and effect beside the timing: whether the finding went away after
 * an earlier course of the drug (dechallenge) and came again with the present one (rechallenge).
 */
final class Causality {
  private static final List<Question> QUESTIONS = List.of(Question.values());

  private final Chart chart;
  private final Signal signal;
  private final boolean otherCauses;
  private final boolean dechallenged;

  /**
   * @param otherCauses whether anything else in the data could explain the finding
   */
  Causality(Chart chart, Signal signal, boolean otherCauses) {
    this.chart = chart;
    this.signal = signal;
    this.otherCauses = otherCauses;
    dechallenged = goneWithoutTheDrug();
  }

  /**
   * Whether the finding was there during an earlier course and expressly absent after it, before
   * the present course began or, of a drug that is not taken again, by now.
   */
  boolean dechallenged() {
    return dechallenged;
  }

  /** Whatever ended; what the present course goes on from ended too late to have let it go away. */
  private boolean goneWithoutTheDrug() {
    Symptom symptom = signal.symptom();
    if (symptom == null) {
      return false;
    }
    for (MedicationUse use : chart.facts().medications()) {
      Span stop = use.stop();
      if (use.status() == Status.PAST
          && stop != null
          && use.drugs().contains(signal.exposure().drug())
          && wentAway(symptom, use, stop)) {
        return true;
      }
    }
    return false;
  }

  private boolean wentAway(Symptom symptom, MedicationUse course, Span stop) {
    Span again = signal.exposure().start();
    List<Finding> same =
        chart.facts().findings().stream()
            .filter(f -> f.concept().equals(symptom.concept()))
            .toList();
    boolean during = same.stream().anyMatch(f -> present(f) && during(f.onset(), course, stop));
    boolean over =
        same.stream()
            .flatMap(f -> Stream.ofNullable(gone(f)))
            .anyMatch(
                gone ->
                    stop.certainlyBefore(gone) && (again == null || gone.certainlyBefore(again)));
    return during && over;
  }

  /** When a record says that the finding was gone: expressly absent, or a condition that ended. */
  private static @Nullable Span gone(Finding finding) {
    return finding.state() == State.ABSENT ? finding.seen() : finding.ended();
  }

  /**
   * Whether the finding, which began while the drug was taken, was still there when it should have
   * gone with a drug that was stopped: that speaks against the drug.
   */
  private boolean wentOn() {
    Symptom symptom = signal.symptom();
    Span stop = signal.exposure().stop();
    Span seen = symptom == null ? null : symptom.until();
    return stop != null
        && seen != null
        && signal.exposure().past()
        && signal.timing() == Timing.AFTER_START
        && chart.policy().limit("dechallenge").holds(Courses.days(stop.latest(), seen.earliest()))
            == Truth.TRUE;
  }

  private static boolean present(Finding finding) {
    return finding.state() != State.ABSENT;
  }

  private static boolean during(@Nullable Span onset, MedicationUse course, Span stop) {
    Span start = course.start();
    return onset != null
        && onset.certainlyBefore(stop)
        && start != null
        && onset.certainlyNotBefore(start);
  }

  /** Whether it came again after the drug was taken again. */
  boolean rechallenged() {
    boolean after =
        signal.timing() == Timing.AFTER_START || signal.timing() == Timing.AFTER_INCREASE;
    return after && signal.exposure().ongoing() && dechallenged();
  }

  /** Probable needs a dechallenge and no other cause; it is never more than that by data alone. */
  boolean probable() {
    return dechallenged() && rechallenged() && !otherCauses && !wentOn();
  }

  Naranjo naranjo() {
    List<Item> items = new ArrayList<>(QUESTIONS.size());
    for (Question question : QUESTIONS) {
      items.add(item(question));
    }
    return new Naranjo(items);
  }

  private Item item(Question question) {
    return switch (question) {
      case PREVIOUS_REPORTS -> knownIf(question, conclusive(), 1);
      case AFTER_THE_DRUG -> afterTheDrug();
      case BETTER_WITHOUT ->
          wentOn() ? Item.answered(question, 0) : knownIf(question, dechallenged(), 1);
      case AGAIN_WITH -> knownIf(question, rechallenged(), 2);
      case OTHER_CAUSES -> knownIf(question, otherCauses, -1);
      case EARLIER_REACTION -> knownIf(question, reactedBefore() || dechallenged(), 1);
      case PLACEBO, TOXIC_LEVEL, DOSE_RELATED, OBJECTIVE_EVIDENCE -> Item.open(question);
    };
  }

  /** What data do not show may still be so: then the question stays open. */
  private static Item knownIf(Question question, boolean known, int points) {
    return known ? Item.answered(question, points) : Item.open(question);
  }

  private Item afterTheDrug() {
    return switch (signal.timing()) {
      case AFTER_START, AFTER_INCREASE, WITHIN_WITHDRAWAL ->
          Item.answered(Question.AFTER_THE_DRUG, 2);
      case BEFORE_START, AFTER_WITHDRAWAL_WINDOW -> Item.answered(Question.AFTER_THE_DRUG, -1);
      case UNKNOWN -> Item.open(Question.AFTER_THE_DRUG);
    };
  }

  /** Reports that carry: of a label, a trial or a review. */
  private boolean conclusive() {
    for (Evidence evidence : signal.statement().evidence()) {
      if (evidence.grade().compareTo(Grade.REVIEW) >= 0) {
        return true;
      }
    }
    return false;
  }

  private boolean reactedBefore() {
    Symptom symptom = signal.symptom();
    return symptom != null
        && !chart.facts().reactions().isEmpty()
        && chart.facts().reactions().stream()
            .filter(r -> r.drugs().contains(signal.exposure().drug()))
            .anyMatch(r -> r.manifestations().contains(symptom.concept()));
  }
}
