package org.spasmwatch.assessment.rule;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.criterion.Weighing;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.terminology.Closeness;

/**
 * One statement that holds for this patient: which exposure it is about (and which other drug makes
 * the pair), the symptom that raised it, how near the symptom is to what the statement speaks of,
 * and what else was weighed.
 */
public record Signal(
    ClinicalUse use,
    Exposure exposure,
    @Nullable Exposure partner,
    @Nullable Symptom symptom,
    Closeness closeness,
    Timing timing,
    Weighing weighing) {

  public Signal {
    requireNonNull(use, "use");
    requireNonNull(exposure, "exposure");
    requireNonNull(closeness, "closeness");
    requireNonNull(timing, "timing");
    requireNonNull(weighing, "weighing");
  }

  public Statement statement() {
    return use.statement();
  }

  public Urgency urgency() {
    return weighing.urgency();
  }

  /** The drug it is about, and the other one of a pair. */
  public Stream<String> drugs() {
    return Stream.concat(
        Stream.of(exposure.drug()), Stream.ofNullable(partner).map(Exposure::drug));
  }

  /** Whether the statement says that the drug may be the cause, and the timing allows it. */
  public boolean suspects() {
    return timing.plausible()
        && (use instanceof ClinicalUse.UndesirableEffect || use instanceof ClinicalUse.Interaction);
  }

  /** Whether it is about a drug, or a pair, that only an order of this moment would begin. */
  public boolean planned() {
    return exposure.intended() || (partner != null && partner.intended());
  }

  /** Whether it warns of the end of a drug, before anything came of it. */
  public boolean ofStop() {
    return use instanceof ClinicalUse.UndesirableEffect effect
        && effect.phase() == ClinicalUse.Phase.WITHDRAWAL
        && symptom == null;
  }

  /** Whether the drug would go on in a dose that is lowered too far, and not end. */
  public boolean ofReduction() {
    return ofStop() && weighing.policy().contains(StopRule.STEP);
  }

  /** Whether it warns of the treatment itself, whatever symptoms there are. */
  public boolean ofTreatment() {
    return ofStop()
        || use instanceof ClinicalUse.Contraindication
        || (use instanceof ClinicalUse.Interaction pair && pair.effects().isEmpty());
  }

  /** A warning whose signs the patient really has, not one that is only worth a thought. */
  public boolean shownBySigns() {
    return use instanceof ClinicalUse.Warning warning
        && warning.signs() != null
        && weighing.applies();
  }

  /** The facts it rests on: the drug's records, the symptom's, and those of the criteria. */
  public List<Fact> facts() {
    Set<Fact> facts = new LinkedHashSet<>();
    eachFact(facts::add);
    return List.copyOf(facts);
  }

  /** Tells each of them, perhaps one of them twice. */
  public void eachFact(Consumer<? super Fact> told) {
    exposure.uses().forEach(told);
    if (partner != null) {
      partner.uses().forEach(told);
    }
    if (symptom != null) {
      symptom.findings().forEach(told);
    }
    weighing.facts().forEach(told);
  }

  /** Of what tells signals apart mostly: the whole of them is long to go through. */
  @Override
  public int hashCode() {
    return 31 * use.id().hashCode() + exposure.drug().hashCode();
  }
}
