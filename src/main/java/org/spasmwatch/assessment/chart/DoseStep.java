package org.spasmwatch.assessment.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.Span;

/**
 * The daily dose of a drug from some time on. Records of one kind that begin together with
 * different doses are one dose in two strengths, and add up; records of different kinds, or with
 * the same dose, are taken to tell the same twice.
 */
record DoseStep(Span start, DailyDose dose) {

  private static final Comparator<DailyDose> SMALLEST_FIRST =
      Comparator.comparing(DailyDose::most).thenComparing(DailyDose::least);

  /** The steps of a course in their order; records without a dose or a start tell nothing. */
  static List<DoseStep> of(List<MedicationUse> course) {
    Map<Span, List<MedicationUse>> byStart = new TreeMap<>(Spans::compare);
    for (MedicationUse use : course) {
      Span start = use.start();
      if (start != null && use.dailyDose() != null) {
        byStart.computeIfAbsent(start, s -> new ArrayList<>()).add(use);
      }
    }
    List<DoseStep> steps = new ArrayList<>(byStart.size());
    byStart.forEach((start, uses) -> steps.add(new DoseStep(start, together(uses))));
    return steps;
  }

  private static DailyDose together(List<MedicationUse> uses) {
    if (uses.size() == 1) {
      return Objects.requireNonNull(uses.get(0).dailyDose());
    }
    Map<String, Set<DailyDose>> byKind =
        uses.stream()
            .collect(
                Collectors.groupingBy(
                    DoseStep::kind,
                    Collectors.mapping(
                        u -> Objects.requireNonNull(u.dailyDose()),
                        Collectors.toCollection(() -> new TreeSet<>(SMALLEST_FIRST)))));
    return byKind.values().stream()
        .map(doses -> doses.stream().reduce(DailyDose::plus).orElseThrow())
        .max(SMALLEST_FIRST)
        .orElseThrow();
  }

  private static String kind(MedicationUse use) {
    int end = use.reference().indexOf('/');
    return end < 0 ? use.reference() : use.reference().substring(0, end);
  }

  boolean higherThan(DoseStep before) {
    return before.start.latest().isBefore(start.latest()) && dose.certainlyAbove(before.dose);
  }
}
