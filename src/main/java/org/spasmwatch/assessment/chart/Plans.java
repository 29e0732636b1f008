package org.spasmwatch.assessment.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;

/**
 * Lays the drafts of the moment over what is taken. A draft of a drug that is taken goes on with
 * it, in the dose of the draft; any other begins an exposure that is only intended. Duplicates by
 * ingredient are one exposure.
 */
final class Plans {
  private final PatientFacts facts;

  private Plans(PatientFacts facts) {
    this.facts = facts;
  }

  static List<Exposure> laidOver(List<Exposure> taken, PatientFacts facts) {
    return facts.orders().drafts().isEmpty() ? taken : new Plans(facts).laidOver(taken);
  }

  private List<Exposure> laidOver(List<Exposure> taken) {
    Map<String, List<MedicationUse>> drafts = new TreeMap<>();
    facts.medications().stream()
        .filter(use -> use.status() == Status.INTENDED && facts.orders().drafts(use))
        .forEach(use -> use.drugs().forEach(d -> drafts.computeIfAbsent(d, k -> list()).add(use)));
    List<Exposure> all = new ArrayList<>();
    for (Exposure exposure : taken) {
      List<MedicationUse> planned = drafts.getOrDefault(exposure.drug(), List.of());
      if (planned.isEmpty() || exposure.past()) {
        all.add(exposure);
      } else if (exposure.ongoing()) {
        all.add(goesOn(exposure, planned));
        drafts.remove(exposure.drug());
      }
    }
    drafts.forEach((drug, uses) -> all.add(begins(drug, uses)));
    return all;
  }

  private static List<MedicationUse> list() {
    return new ArrayList<>();
  }

  private Exposure begins(String drug, List<MedicationUse> uses) {
    return new Exposure(
        drug, Status.INTENDED, Span.at(facts.at()), null, null, dose(uses), List.copyOf(uses));
  }

  private static Exposure goesOn(Exposure taken, List<MedicationUse> drafts) {
    DailyDose dose = dose(drafts);
    return new Exposure(
        taken.drug(),
        taken.status(),
        taken.start(),
        taken.stop(),
        taken.increase(),
        dose == null ? taken.dailyDose() : dose,
        Stream.concat(taken.uses().stream(), drafts.stream()).distinct().toList());
  }

  /** Drafts of one drug at one time are one dose in several strengths; all of it or nothing. */
  private static @Nullable DailyDose dose(List<MedicationUse> drafts) {
    boolean known = drafts.stream().allMatch(use -> use.dailyDose() != null);
    return known
        ? drafts.stream()
            .map(use -> Objects.requireNonNull(use.dailyDose()))
            .reduce(DailyDose::plus)
            .orElse(null)
        : null;
  }
}
