package org.spasmwatch.assessment.criterion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.chart.Ages;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Windows;
import org.spasmwatch.assessment.criterion.Verdict.Met;
import org.spasmwatch.assessment.criterion.Verdict.NotMet;
import org.spasmwatch.assessment.criterion.Verdict.Undetermined;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Concepts;
import org.spasmwatch.terminology.Quantity;
import org.spasmwatch.terminology.Truth;

/** Decides criteria on one patient, in three values, each kind by its own case. */
public final class Criteria implements Criterion.Cases<Verdict> {
  private static final Verdict UNKNOWABLE = new Undetermined(Set.of(), Set.of());
  private static final Verdict LACKED = new NotMet(List.of(), Set.of(), Set.of());

  private final Chart chart;
  private final Context context;

  public Criteria(Chart chart, Context context) {
    this.chart = chart;
    this.context = context;
  }

  public Verdict decide(Criterion criterion) {
    return criterion.match(this);
  }

  /** Whether every one of them is met: one that nobody can decide is not. */
  public boolean allMet(List<Criterion> criteria) {
    for (Criterion criterion : criteria) {
      if (!decide(criterion).met()) {
        return false;
      }
    }
    return true;
  }

  @Override
  public Verdict finding(Criterion.HasFinding criterion) {
    List<Fact> present = present(criterion.finding());
    if (!present.isEmpty()) {
      return new Met(present, Set.of());
    }
    List<Fact> absent = absent(criterion.finding());
    if (absent.isEmpty()) {
      return lacked(criterion.finding()) ? LACKED : UNKNOWABLE;
    }
    return new NotMet(absent, Set.of(), Set.of());
  }

  private List<Fact> present(String finding) {
    List<Symptom> symptoms = chart.symptomsThatAre(finding);
    if (symptoms.isEmpty()) {
      return List.of();
    }
    List<Fact> present = new ArrayList<>();
    for (Symptom symptom : symptoms) {
      if (counts(symptom)) {
        present.addAll(symptom.findings());
      }
    }
    return present;
  }

  /** Whether a list that is complete has nothing that is, or could be, the finding. */
  private boolean lacked(String finding) {
    if (!chart.facts().coverage().findingsComplete()) {
      return false;
    }
    Concepts concepts = chart.knowledge().terms().concepts();
    for (String concept : chart.recorded().present()) {
      if (concepts.closeness(concept, finding).matches()) {
        return false;
      }
    }
    return true;
  }

  /** A sign of a red flag counts only while the index symptom was there too. */
  private boolean counts(Symptom sign) {
    Symptom index = context.symptom();
    return !context.overlapping()
        || index == null
        || overlap(sign, index, chart.policy().limit("red-flag-window").duration());
  }

  private static boolean overlap(Symptom one, Symptom other, Duration window) {
    Span a = whole(one);
    Span b = whole(other);
    return a == null || b == null || a.within(window, b);
  }

  /** From onset to end; null when the onset is unknown, so that nothing rules an overlap out. */
  private static @Nullable Span whole(Symptom symptom) {
    Span until = symptom.until();
    Span onset = symptom.onset();
    if (onset == null) {
      return null;
    }
    if (until == null) {
      return onset;
    }
    Instant end = until.latest().isBefore(onset.latest()) ? onset.latest() : until.latest();
    return new Span(onset.earliest(), end);
  }

  /** Records that deny the finding, or something it would be a kind of. */
  private List<Fact> absent(String finding) {
    List<Fact> denying = List.of();
    for (Finding absent : chart.recorded().absent()) {
      if (denies(absent, finding)) {
        denying = denying.isEmpty() ? new ArrayList<>() : denying;
        denying.add(absent);
      }
    }
    return denying;
  }

  private boolean denies(Finding absent, String finding) {
    return chart.knowledge().terms().concepts().closeness(finding, absent.concept()).certain();
  }

  @Override
  public Verdict measured(Criterion.Measured criterion) {
    if (criterion.adultsOnly() && new Ages(chart).child()) {
      return UNKNOWABLE;
    }
    return new Measurements(chart).decide(criterion);
  }

  @Override
  public Verdict age(Criterion.Age criterion) {
    Limit limit = chart.policy().limit(criterion.limit());
    return chart.facts().born() == null
        ? new Undetermined(Set.of(limit.key()), Set.of(limit.key()))
        : verdict(new Ages(chart).holds(limit), List.of(), limit.key());
  }

  @Override
  public Verdict taking(Criterion.Taking criterion) {
    Set<Fact> uses = new LinkedHashSet<>();
    for (Exposure exposure : chart.exposures()) {
      if (chart.knowledge().isA(exposure.drug(), criterion.subject()) && taken(exposure)) {
        uses.addAll(exposure.uses());
      }
    }
    return uses.isEmpty() ? LACKED : new Met(List.copyOf(uses), Set.of());
  }

  /** Asked about an order, as it would be after it: with what it begins, without what it ends. */
  private boolean taken(Exposure exposure) {
    for (Exposure suspect : context.suspects()) {
      if (chart.planned(suspect) || chart.ending(suspect)) {
        return chart.takenOrPlanned(exposure) && !chart.ending(exposure);
      }
    }
    return exposure.ongoing();
  }

  @Override
  public Verdict dose(Criterion.DailyDose criterion) {
    Limit limit = chart.policy().limit(criterion.limit());
    for (Exposure suspect : context.suspects()) {
      DailyDose dose = suspect.dailyDose();
      if (dose != null) {
        return new Ages(chart).child() ? UNKNOWABLE : dose(suspect, dose, limit);
      }
    }
    return UNKNOWABLE;
  }

  private static Verdict dose(Exposure exposure, DailyDose dose, Limit limit) {
    Truth least = limit.holds(Quantity.of(dose.least(), limit.unit()));
    Truth most = limit.holds(Quantity.of(dose.most(), limit.unit()));
    Truth all = least == most ? least : Truth.UNKNOWN;
    return verdict(all, List.copyOf(exposure.uses()), limit.key());
  }

  @Override
  public Verdict reason(Criterion.GivenFor criterion) {
    List<Fact> uses = List.of();
    for (Exposure exposure : context.suspects()) {
      for (MedicationUse use : exposure.uses()) {
        if (givenFor(use, criterion.finding())) {
          uses = uses.isEmpty() ? new ArrayList<>() : uses;
          uses.add(use);
        }
      }
    }
    return uses.isEmpty() ? UNKNOWABLE : new Met(uses, Set.of());
  }

  private boolean givenFor(MedicationUse use, String finding) {
    Concepts concepts = chart.knowledge().terms().concepts();
    for (String reason : use.reasons()) {
      if (concepts.closeness(reason, finding).certain()) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Verdict duration(Criterion.TakenFor criterion) {
    Limit limit = chart.policy().limit(criterion.limit());
    return new Courses(chart)
        .longerThan(limit, context.suspects().get(0))
        .map(truth -> verdict(truth, List.of(), limit.key()))
        .orElse(UNKNOWABLE);
  }

  @Override
  public Verdict recentChange(Criterion.RecentChange criterion) {
    Limit limit = chart.policy().limit(criterion.limit());
    Symptom symptom = context.symptom();
    Span onset = symptom == null ? null : symptom.onset();
    if (onset == null) {
      return UNKNOWABLE;
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (Exposure exposure : context.suspects()) {
      verdicts.add(soonAfter(exposure.start(), onset, limit));
      if (exposure.increase() != null) {
        verdicts.add(soonAfter(exposure.increase(), onset, limit));
      }
    }
    return Kleene.atLeast(1, verdicts);
  }

  private static Verdict soonAfter(@Nullable Span change, Span onset, Limit limit) {
    Truth soon = change == null ? Truth.UNKNOWN : Windows.within(onset, change, limit.duration());
    return verdict(soon, List.of(), limit.key());
  }

  @Override
  public Verdict atLeast(Criterion.AtLeast criterion) {
    List<Verdict> verdicts = new ArrayList<>(criterion.parts().size());
    for (Criterion part : criterion.parts()) {
      verdicts.add(decide(part));
    }
    return Kleene.atLeast(criterion.count(), verdicts);
  }

  @Override
  public Verdict not(Criterion.Not criterion) {
    return Kleene.not(decide(criterion.part()));
  }

  @Override
  public Verdict known(Criterion.Known criterion) {
    Verdict verdict = decide(criterion.part());
    return verdict instanceof Undetermined
        ? new NotMet(List.of(), verdict.missing(), verdict.policy())
        : verdict;
  }

  @Override
  public Verdict stated(Criterion.Stated criterion) {
    return UNKNOWABLE;
  }

  private static Verdict verdict(Truth truth, List<Fact> facts, String limit) {
    Set<String> policy = Set.of(limit);
    return switch (truth) {
      case TRUE -> new Met(facts, policy);
      case FALSE -> new NotMet(facts, Set.of(), policy);
      case UNKNOWN -> new Undetermined(Set.of(), policy);
    };
  }
}
