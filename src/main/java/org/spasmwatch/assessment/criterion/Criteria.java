package org.spasmwatch.assessment.criterion;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
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
import org.spasmwatch.patient.Finding.State;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Closeness;
import org.spasmwatch.terminology.Concepts;
import org.spasmwatch.terminology.Quantity;
import org.spasmwatch.terminology.Truth;

/** Decides criteria on one patient, in three values, each kind by its own case. */
public final class Criteria implements Criterion.Cases<Verdict> {
  private static final Verdict UNKNOWABLE = new Undetermined(Set.of(), Set.of());

  private final Chart chart;
  private final Context context;
  private final Measurements measurements;
  private final Ages ages;

  public Criteria(Chart chart, Context context) {
    this.chart = chart;
    this.context = context;
    this.measurements = new Measurements(chart);
    this.ages = new Ages(chart);
  }

  public Verdict decide(Criterion criterion) {
    return criterion.match(this);
  }

  /** Whether every one of them is met: one that nobody can decide is not. */
  public boolean allMet(List<Criterion> criteria) {
    return criteria.stream().allMatch(criterion -> decide(criterion).met());
  }

  @Override
  public Verdict finding(Criterion.HasFinding criterion) {
    List<Fact> present =
        chart
            .symptomsThatAre(criterion.finding())
            .filter(this::counts)
            .flatMap(s -> s.findings().stream())
            .map(Fact.class::cast)
            .toList();
    if (!present.isEmpty()) {
      return new Met(present, Set.of());
    }
    List<Fact> absent = absent(criterion.finding());
    return absent.isEmpty() && !lacked(criterion.finding())
        ? UNKNOWABLE
        : new NotMet(absent, Set.of(), Set.of());
  }

  /** Whether a list that is complete has nothing that is, or could be, the finding. */
  private boolean lacked(String finding) {
    Concepts concepts = chart.knowledge().terms().concepts();
    return chart.facts().coverage().findingsComplete()
        && chart.facts().findings().stream()
            .filter(f -> f.state() != State.ABSENT)
            .noneMatch(f -> concepts.closeness(f.concept(), finding) != Closeness.NONE);
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
    return chart.facts().findings().stream()
        .filter(f -> f.state() == State.ABSENT)
        .filter(f -> denies(f, finding))
        .map(Fact.class::cast)
        .toList();
  }

  private boolean denies(Finding absent, String finding) {
    return chart.knowledge().terms().concepts().closeness(finding, absent.concept()).certain();
  }

  @Override
  public Verdict measured(Criterion.Measured criterion) {
    if (criterion.adultsOnly() && ages.child()) {
      return UNKNOWABLE;
    }
    return measurements.decide(criterion);
  }

  @Override
  public Verdict age(Criterion.Age criterion) {
    Limit limit = chart.policy().limit(criterion.limit());
    return chart.facts().born() == null
        ? new Undetermined(Set.of(limit.key()), Set.of(limit.key()))
        : verdict(ages.holds(limit), List.of(), limit.key());
  }

  @Override
  public Verdict taking(Criterion.Taking criterion) {
    List<Fact> uses = List.copyOf(chart.usesOf(taken(criterion.subject())));
    return uses.isEmpty() ? new NotMet(List.of(), Set.of(), Set.of()) : new Met(uses, Set.of());
  }

  /** Asked about an order, as it would be after it: with what it begins, without what it ends. */
  private Stream<Exposure> taken(String subject) {
    boolean ordering =
        context.suspects().stream().anyMatch(e -> chart.planned(e) || chart.ending(e));
    return ordering
        ? chart.ongoingOrPlanned(subject).filter(e -> !chart.ending(e))
        : chart.ongoing(subject);
  }

  @Override
  public Verdict dose(Criterion.DailyDose criterion) {
    Limit limit = chart.policy().limit(criterion.limit());
    List<Exposure> dosed = context.suspects().stream().filter(e -> e.dailyDose() != null).toList();
    if (dosed.isEmpty() || ages.child()) {
      return UNKNOWABLE;
    }
    Exposure exposure = dosed.get(0);
    DailyDose dose = Objects.requireNonNull(exposure.dailyDose());
    Truth least = limit.holds(Quantity.of(dose.least(), limit.unit()));
    Truth most = limit.holds(Quantity.of(dose.most(), limit.unit()));
    Truth all = least == most ? least : Truth.UNKNOWN;
    return verdict(all, List.copyOf(exposure.uses()), limit.key());
  }

  @Override
  public Verdict reason(Criterion.GivenFor criterion) {
    List<Fact> uses =
        context.suspects().stream()
            .flatMap(e -> e.uses().stream())
            .filter(use -> use.reasons().stream().anyMatch(r -> is(r, criterion.finding())))
            .map(Fact.class::cast)
            .toList();
    return uses.isEmpty() ? UNKNOWABLE : new Met(uses, Set.of());
  }

  private boolean is(String reason, String finding) {
    return chart.knowledge().terms().concepts().closeness(reason, finding).certain();
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
    return Kleene.atLeast(criterion.count(), criterion.parts().stream().map(this::decide).toList());
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
    Set<String> policy = new HashSet<>(Set.of(limit));
    return switch (truth) {
      case TRUE -> new Met(facts, policy);
      case FALSE -> new NotMet(facts, Set.of(), policy);
      case UNKNOWN -> new Undetermined(Set.of(), policy);
    };
  }
}
