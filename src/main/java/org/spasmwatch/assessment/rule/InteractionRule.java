package org.spasmwatch.assessment.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.chart.Timings;
import org.spasmwatch.assessment.criterion.Context;
import org.spasmwatch.assessment.criterion.Criteria;
import org.spasmwatch.assessment.criterion.Weighing;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.terminology.Closeness;

/**
 * The patient takes both drugs of a pair. With a symptom of the syndrome that did not begin before
 * the pair the statement's urgency rules; without one the pair is mentioned at most at the urgency
 * the statement gives it. A pair that is itself the matter is one pair, whichever of its drugs is
 * named first.
 */
public final class InteractionRule implements Rule {
  private static final Comparator<Exposure> BY_DRUG = Comparator.comparing(Exposure::drug);

  @Override
  public List<Signal> signals(Chart chart, Exposure exposure) {
    if (chart.exposures().size() < 2 || !chart.takenOrPlanned(exposure)) {
      return List.of();
    }
    List<Signal> signals = new ArrayList<>();
    for (Interaction interaction : chart.knowledge().about(exposure.drug(), Interaction.class)) {
      for (Exposure partner : partners(chart, exposure, interaction)) {
        signals.addAll(pair(chart, interaction, exposure, partner));
      }
    }
    return signals;
  }

  /** In order of their drugs. */
  private static List<Exposure> partners(Chart chart, Exposure exposure, Interaction interaction) {
    List<Exposure> partners = new ArrayList<>();
    for (Exposure partner : chart.exposures()) {
      if (!partner.drug().equals(exposure.drug())
          && chart.takenOrPlanned(partner)
          && interacts(chart, interaction, partner)
          && !replaces(chart, exposure, partner)
          && !mirrored(chart, interaction, exposure, partner)
          && concerns(chart, interaction, List.of(exposure, partner))) {
        partners.add(partner);
      }
    }
    partners.sort(BY_DRUG);
    return partners;
  }

  private static boolean interacts(Chart chart, Interaction interaction, Exposure with) {
    for (String interactant : interaction.interactants()) {
      if (chart.knowledge().isA(with.drug(), interactant)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the one ends with the order that begins the other. */
  private static boolean replaces(Chart chart, Exposure exposure, Exposure partner) {
    return (chart.planned(exposure) && chart.ending(partner))
        || (chart.planned(partner) && chart.ending(exposure));
  }

  /** Whether the same pair speaks already with the two drugs in the order of their names. */
  private static boolean mirrored(
      Chart chart, Interaction interaction, Exposure exposure, Exposure partner) {
    return interaction.effects().isEmpty()
        && exposure.drug().compareTo(partner.drug()) > 0
        && chart.knowledge().isA(partner.drug(), interaction.subject())
        && interacts(chart, interaction, exposure);
  }

  /** Of a pair that is itself the matter, the gates have to be met for each of its drugs. */
  private static boolean concerns(Chart chart, Interaction interaction, List<Exposure> pair) {
    return !interaction.effects().isEmpty()
        || pair.stream()
            .map(exposure -> new Criteria(chart, Context.of(exposure, null)))
            .allMatch(criteria -> criteria.allMet(interaction.statement().population().gates()));
  }

  private static List<Signal> pair(
      Chart chart, Interaction interaction, Exposure exposure, Exposure partner) {
    List<Signal> signals = new ArrayList<>();
    if (!chart.planned(exposure) && !chart.planned(partner)) { // else what is there is not theirs
      for (Symptom symptom : chart.symptoms()) {
        signal(chart, interaction, exposure, partner, symptom)
            .filter(Signal::suspects)
            .ifPresent(signals::add);
      }
    }
    if (signals.isEmpty()) {
      together(chart, interaction, exposure, partner).ifPresent(signals::add);
    }
    return signals;
  }

  private static Optional<Signal> signal(
      Chart chart, Interaction interaction, Exposure exposure, Exposure partner, Symptom symptom) {
    Closeness closeness = closeness(chart, interaction, symptom);
    if (!closeness.matches()) {
      return Optional.empty();
    }
    Weighing weighing = weigh(chart, interaction, List.of(exposure, partner), symptom);
    Timing timing = latest(chart, exposure, partner, symptom);
    return weighing.applies()
        ? Optional.of(
            new Signal(interaction, exposure, partner, symptom, closeness, timing, weighing))
        : Optional.empty();
  }

  public static Closeness closeness(Chart chart, Interaction interaction, Symptom symptom) {
    Closeness closest = Closeness.NONE;
    for (String effect : interaction.effects()) {
      Closeness closeness = chart.closeness(symptom, effect);
      if (closeness != Closeness.RELATED && closeness.compareTo(closest) < 0) {
        closest = closeness;
      }
    }
    return closest;
  }

  private static Weighing weigh(
      Chart chart, Interaction interaction, List<Exposure> pair, @Nullable Symptom symptom) {
    Criteria criteria = new Criteria(chart, new Context(pair, symptom, true));
    return Weighing.of(interaction.statement(), criteria, List.of());
  }

  /** A pair begins when its second drug does: what was there before it is not the pair's. */
  private static Timing latest(Chart chart, Exposure exposure, Exposure partner, Symptom symptom) {
    Timings timings = new Timings(chart);
    Timing one = timings.onTreatment(exposure, symptom);
    Timing other = timings.onTreatment(partner, symptom);
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Optional<Signal> together(
      Chart chart, Interaction interaction, Exposure exposure, Exposure partner) {
    Urgency urgency = interaction.together();
    if (urgency == null || !weigh(chart, interaction, List.of(exposure, partner), null).applies()) {
      return Optional.empty();
    }
    Weighing symptomless = Weighing.unconditional(urgency).asFarAsTaken(exposure, partner);
    return Optional.of(
        new Signal(
            interaction, exposure, partner, null, Closeness.NONE, Timing.UNKNOWN, symptomless));
  }
}
