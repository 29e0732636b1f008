package org.spasmwatch.card;

import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.assessment.criterion.Weighing;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.Population.Modifier;
import org.spasmwatch.patient.MedicationUse.Status;

/**
 * How sure it is that a drug is the cause: the category of the WHO-UMC system with what it rests
 * on, and what does not speak against the drug though it may seem to.
 */
final class HowSure {
  private final Words words;

  HowSure(Words words) {
    this.words = words;
  }

  /** Nothing where nobody asks what caused what. */
  void write(Concern concern, Sections sections) {
    if (!concern.ofTreatment() && !concern.planned() && !concern.symptoms().isEmpty()) {
      for (Suspect suspect : concern.suspects()) {
        sections.line(category(suspect));
      }
    }
    for (Suspect suspect : concern.suspects()) {
      for (Signal signal : suspect.signals()) {
        caveats(signal, sections);
      }
    }
  }

  private String category(Suspect suspect) {
    return Words.capital(words.drug(suspect.drug()))
        + (suspect.phase().equals("withdrawal") ? ", stopped" : "")
        + ": "
        + suspect.certainty().code()
        + " (WHO-UMC), "
        + because(suspect)
        + ".";
  }

  private static String because(Suspect suspect) {
    return switch (suspect.certainty()) {
      case PROBABLE -> "gone without the drug, back with it, and nothing else here explains it";
      case POSSIBLE -> "the timing fits, other causes are not excluded";
      case CONDITIONAL -> "more is needed: " + open(suspect);
      case UNLIKELY -> "not an established effect of it";
      case UNASSESSABLE -> "these data cannot tell";
    };
  }

  private static String open(Suspect suspect) {
    if (suspect.timing() == Timing.UNKNOWN) {
      return "which came first is not known";
    }
    boolean taken = suspect.signals().get(0).exposure().status() != Status.UNKNOWN;
    return taken
        ? "the red flag says how urgent it is, not what caused it"
        : "whether it is taken is not recorded";
  }

  /** About the risks that the patient is known not to have. */
  private static void caveats(Signal signal, Sections sections) {
    Weighing weighing = signal.weighing();
    for (Modifier risk : signal.statement().population().modifiers()) {
      String caveat = risk.caveat();
      if (caveat != null && !weighing.met().contains(risk) && !weighing.open().contains(risk)) {
        sections.line(caveat);
      }
    }
  }
}
