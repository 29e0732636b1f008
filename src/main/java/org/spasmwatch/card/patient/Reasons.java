package org.spasmwatch.card.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.concern.Certainty;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.card.Words;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.Span;

/**
 * Why the patient gets the message: what was seen, what is taken, and what may have to do with it.
 */
final class Reasons {
  private final Phrases phrases;

  Reasons(Phrases phrases) {
    this.phrases = phrases;
  }

  List<String> of(Concern concern) {
    Seen seen = new Seen(phrases, concern);
    List<String> lines = new ArrayList<>();
    concern.symptoms().forEach(s -> lines.add(symptom(s)));
    seen.signs().forEach(sign -> lines.add(phrases.say("why.also", sign)));
    concern.suspects().forEach(s -> lines.add(suspect(s, concern)));
    seen.pair().forEach(pair -> lines.add(Words.capital(together(pair))));
    measured(concern).forEach(lines::add);
    risks(concern).forEach(lines::add);
    otherCauses(concern).forEach(lines::add);
    return lines;
  }

  private String symptom(Symptom symptom) {
    String what = phrases.finding(symptom.concept());
    Span onset = symptom.onset();
    if (symptom.findings().isEmpty()) {
      return phrases.say("why.had", what);
    }
    if (onset == null) {
      return phrases.say("why.have", what);
    }
    return onset.bounded()
        ? phrases.say("why.have.since", what, Words.date(onset))
        : phrases.say("why.have.noted", what, Words.day(onset.latest()));
  }

  private String suspect(Suspect suspect, Concern concern) {
    Exposure exposure = Seen.exposure(suspect);
    return Stream.of(taken(exposure), doubt(exposure), cause(suspect, concern))
        .filter(text -> !text.isEmpty())
        .map(Words::capital)
        .reduce((one, next) -> one + " " + next)
        .orElse("");
  }

  private String taken(Exposure exposure) {
    String drug = phrases.drug(exposure.drug());
    if (exposure.intended()) {
      return phrases.say("why.order", drug);
    }
    if (exposure.past()) {
      return exposure.stop() == null
          ? phrases.say("why.stopped", drug)
          : phrases.say("why.stopped.on", drug, Words.date(exposure.stop()));
    }
    return since(drug, exposure.start());
  }

  private String since(String drug, @Nullable Span start) {
    if (start == null) {
      return phrases.say("why.take", drug);
    }
    return start.bounded()
        ? phrases.say("why.take.since", drug, Words.date(start))
        : phrases.say("why.take.latest", drug, Words.day(start.latest()));
  }

  private String doubt(Exposure exposure) {
    return exposure.status() == Status.UNKNOWN
        ? phrases.say("why.take.perhaps", phrases.drug(exposure.drug()))
        : "";
  }

  private String cause(Suspect suspect, Concern concern) {
    String drug = phrases.drug(suspect.drug());
    if (concern.ofStop()) {
      return phrases.say("cause.end");
    }
    if (concern.ofTreatment()) {
      return Words.capital(against(suspect, Integer.MAX_VALUE)) + ".";
    }
    if (concern.symptoms().isEmpty() || concern.problem().equals(Steps.OVERDOSE)) {
      return "";
    }
    String order = new Seen(phrases, concern).before() ? "order.before" : "order";
    return phrases.say("cause." + (concern.planned() ? order : kind(suspect)), drug);
  }

  /** What speaks against a drug, the first {@code most} reasons of it. */
  String against(Suspect suspect, int most) {
    return phrases.all(
        suspect.signals().stream()
            .filter(s -> s.use() instanceof Contraindication || s.use() instanceof Interaction)
            .map(s -> phrases.find("against." + s.use().id()).orElseGet(() -> reason(s)))
            .distinct()
            .limit(most)
            .toList(),
        "and");
  }

  private static String reason(Signal signal) {
    return signal.use() instanceof Contraindication against
        ? against.reason()
        : ((Interaction) signal.use()).syndrome();
  }

  private static String kind(Suspect suspect) {
    boolean flag =
        suspect.signals().stream().allMatch(s -> s.use() instanceof Warning w && w.index() != null);
    boolean denied = suspect.signals().get(0).use() instanceof NotRecognised;
    if (flag && !denied) {
      return "flag";
    }
    return switch (suspect.certainty()) {
      case PROBABLE -> Certainty.PROBABLE.code();
      case POSSIBLE -> began(suspect.timing());
      case CONDITIONAL, UNASSESSABLE -> Certainty.CONDITIONAL.code();
      case UNLIKELY -> Certainty.UNLIKELY.code();
    };
  }

  private static String began(Timing timing) {
    return switch (timing) {
      case AFTER_INCREASE -> "increase";
      case WITHIN_WITHDRAWAL -> "withdrawal";
      case AFTER_START, UNKNOWN, BEFORE_START, AFTER_WITHDRAWAL_WINDOW -> Certainty.POSSIBLE.code();
    };
  }

  private String together(Signal pair) {
    String what =
        phrases
            .find("syndrome." + pair.use().id())
            .orElseGet(() -> ((Interaction) pair.use()).syndrome());
    return phrases.say(
        "why.pair",
        phrases.drug(pair.exposure().drug()),
        phrases.drug(Objects.requireNonNull(pair.partner()).drug()),
        what);
  }

  private Stream<String> measured(Concern concern) {
    return concern.about().stream()
        .filter(Measurement.class::isInstance)
        .map(Measurement.class::cast)
        .map(this::measured);
  }

  private String measured(Measurement measurement) {
    String what = phrases.analyte(measurement.analyte());
    Span taken = measurement.taken();
    return taken == null
        ? phrases.say("why.measured.undated", what, measurement.value())
        : phrases.say("why.measured", what, measurement.value(), Words.date(taken));
  }

  private Stream<String> risks(Concern concern) {
    return concern.suspects().stream()
        .flatMap(s -> s.signals().stream())
        .flatMap(s -> s.weighing().met().stream())
        .map(m -> phrases.find("risk." + m.when().key()).orElse(m.text()))
        .distinct()
        .map(risk -> phrases.say("why.risk", risk));
  }

  /** Other causes whose signs are there. */
  private Stream<String> otherCauses(Concern concern) {
    return concern.beside().causes().stream()
        .filter(Signal::shownBySigns)
        .map(
            s -> phrases.find("cause." + s.use().id()).orElseGet(() -> ((Warning) s.use()).label()))
        .map(cause -> phrases.say("cause.other", cause));
  }
}
