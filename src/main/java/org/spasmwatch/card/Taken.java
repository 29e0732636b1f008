package org.spasmwatch.card;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.DoseStage;

/** The words for how a drug is taken: how much, since when, and what is less certain about it. */
final class Taken {
  private Taken() {}

  /** {@code " 900 mg/day"}, or nothing. */
  static String dose(Exposure exposure) {
    DailyDose dose = exposure.dailyDose();
    if (dose == null) {
      return "";
    }
    String source = dose.certain() ? "" : " (dose read from words, less certain)";
    return " " + dose.spoken() + " mg/day" + source + schedule(exposure);
  }

  /** {@code ", by its schedule 25 mg/day from 2026-04-21, 100 mg/day from 2026-05-05"}. */
  private static String schedule(Exposure exposure) {
    Set<DoseStage> stages = new LinkedHashSet<>();
    exposure.uses().forEach(use -> stages.addAll(use.stages()));
    if (stages.isEmpty()) {
      return "";
    }
    return stages.stream()
        .map(s -> s.dose().spoken() + " mg/day from " + Words.date(s.begin()))
        .collect(Collectors.joining(", ", ", by its schedule ", ""));
  }

  /** Since when, or until when, and how sure that is. */
  static String course(Exposure exposure) {
    if (exposure.past()) {
      return exposure.stop() == null
          ? "stopped, date not recorded"
          : "stopped " + Words.date(exposure.stop());
    }
    if (exposure.intended()) {
      return "would begin with this order";
    }
    String doubt = exposure.ongoing() && !exposure.uses().isEmpty() ? doubt(exposure) : "";
    return Words.since(exposure.start()) + doubt;
  }

  private static String doubt(Exposure exposure) {
    return switch (exposure.status()) {
      case UNKNOWN -> " (whether it is still taken is not recorded)";
      case CURRENT, PAST, INTENDED -> exposure.certain() ? "" : " (recognized by its name only)";
    };
  }
}
