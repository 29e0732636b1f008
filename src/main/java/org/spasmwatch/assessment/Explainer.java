package org.spasmwatch.assessment;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.Considered.Outcome;
import org.spasmwatch.assessment.chart.Chart;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.chart.Timing;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.criterion.Context;
import org.spasmwatch.assessment.criterion.Criteria;
import org.spasmwatch.assessment.criterion.Decision;
import org.spasmwatch.assessment.criterion.Decision.Role;
import org.spasmwatch.assessment.criterion.Decisions;
import org.spasmwatch.assessment.rule.EffectRule;
import org.spasmwatch.assessment.rule.InteractionRule;
import org.spasmwatch.assessment.rule.NotRecognisedRule;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.knowledge.ClinicalUse.Indication;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Statement.Use;

/**
 * Says of every statement about the drugs of a patient what came of it. What is on a card is read
 * off the concerns themselves; only the reason of a silence is looked for here, by the same
 * criteria and in the same contexts as the rules use.
 */
final class Explainer {
  private final Chart chart;
  private final List<Signal> signals;
  private final Set<Signal> shown;

  private Explainer(Chart chart, List<Signal> signals, List<Concern> concerns) {
    this.chart = chart;
    this.signals = signals;
    shown = concerns.stream().flatMap(Concern::signals).collect(Collectors.toSet());
  }

  /** In order of drug, then of statement. */
  static List<Considered> of(Chart chart, List<Signal> signals, List<Concern> concerns) {
    Explainer explainer = new Explainer(chart, signals, concerns);
    return chart.exposures().stream().flatMap(explainer::of).toList();
  }

  private Stream<Considered> of(Exposure exposure) {
    return chart.knowledge().about(exposure.drug(), ClinicalUse.class).stream()
        .flatMap(use -> use.match(new OfExposure(exposure)));
  }

  /** The statements about one exposure, each kind by its own case. */
  private final class OfExposure implements ClinicalUse.Cases<Stream<Considered>> {
    private final Exposure exposure;

    OfExposure(Exposure exposure) {
      this.exposure = exposure;
    }

    @Override
    public Stream<Considered> undesirableEffect(UndesirableEffect use) {
      return ofSymptoms(
          use,
          symptom -> EffectRule.closeness(chart, symptom, use).matches(),
          new Subject(use, exposure, null, List.of()));
    }

    @Override
    public Stream<Considered> warning(Warning use) {
      Criterion signs = use.signs();
      Subject subject =
          new Subject(use, exposure, null, signs == null ? List.of() : List.of(signs));
      String index = use.index();
      return index == null
          ? Stream.of(considered(subject, null))
          : ofSymptoms(use, symptom -> chart.closeness(symptom, index).certain(), subject);
    }

    @Override
    public Stream<Considered> notRecognised(NotRecognised use) {
      return ofSymptoms(
          use,
          symptom -> NotRecognisedRule.speaksOf(chart, use, symptom),
          new Subject(use, exposure, null, List.of()));
    }

    @Override
    public Stream<Considered> interaction(Interaction use) {
      List<Exposure> partners =
          use.interactants().stream()
              .flatMap(with -> chart.exposures().stream().filter(e -> ongoing(e, with)))
              .distinct()
              .filter(partner -> !partner.drug().equals(exposure.drug()))
              .toList();
      if (partners.isEmpty()) {
        Outcome outcome = reference(use) ? Outcome.REFERENCE : Outcome.NO_PARTNER;
        return Stream.of(new Considered(use, exposure, null, null, null, outcome, List.of()));
      }
      return partners.stream()
          .map(partner -> new Subject(use, exposure, partner, List.of()))
          .flatMap(subject -> ofPair(use, subject));
    }

    private Stream<Considered> ofPair(Interaction use, Subject subject) {
      List<Symptom> symptoms =
          chart.symptoms().stream()
              .filter(s -> InteractionRule.closeness(chart, use, s).matches())
              .toList();
      return symptoms.isEmpty()
          ? Stream.of(considered(subject, null))
          : symptoms.stream().map(symptom -> considered(subject, symptom));
    }

    @Override
    public Stream<Considered> contraindication(Contraindication use) {
      return Stream.of(considered(new Subject(use, exposure, null, List.of()), null));
    }

    @Override
    public Stream<Considered> indication(Indication use) {
      return Stream.of(
          new Considered(use, exposure, null, null, null, Outcome.REFERENCE, List.of()));
    }

    private Stream<Considered> ofSymptoms(
        ClinicalUse use, Predicate<Symptom> fits, Subject subject) {
      List<Symptom> symptoms = chart.symptoms().stream().filter(fits).toList();
      if (!symptoms.isEmpty()) {
        return symptoms.stream().map(symptom -> considered(subject, symptom));
      }
      Outcome outcome = reference(use) ? Outcome.REFERENCE : Outcome.NO_SYMPTOM;
      return Stream.of(new Considered(use, exposure, null, null, null, outcome, List.of()));
    }
  }

  /** What a statement is held against, before the symptom. */
  private record Subject(
      ClinicalUse use, Exposure exposure, @Nullable Exposure partner, List<Criterion> signs) {
    Context context(@Nullable Symptom symptom) {
      return partner == null
          ? SilenceOf.context(use, exposure, symptom)
          : new Context(List.of(exposure, partner), symptom, true);
    }
  }

  private boolean ongoing(Exposure exposure, String subject) {
    return exposure.ongoing() && chart.knowledge().isA(exposure.drug(), subject);
  }

  private static boolean reference(ClinicalUse use) {
    return use.statement().use() == Use.REFERENCE;
  }

  private Considered considered(Subject subject, @Nullable Symptom symptom) {
    Criteria criteria = new Criteria(chart, subject.context(symptom));
    List<Decision> decisions =
        reference(subject.use())
            ? List.of()
            : new Decisions(criteria).of(subject.use().statement(), subject.signs());
    Timing timing =
        symptom == null
            ? null
            : SilenceOf.timing(chart, subject.use(), subject.exposure(), symptom);
    Considered silent =
        new Considered(
            subject.use(),
            subject.exposure(),
            subject.partner(),
            symptom,
            timing,
            Outcome.NEARER,
            decisions);
    return new Considered(
        subject.use(),
        subject.exposure(),
        subject.partner(),
        symptom,
        timing,
        outcome(silent),
        decisions);
  }

  private Outcome outcome(Considered considered) {
    List<Signal> made = signals.stream().filter(s -> of(s, considered)).toList();
    if (made.stream().anyMatch(shown::contains)) {
      return Outcome.SHOWN;
    }
    if (reference(considered.use())) {
      return Outcome.REFERENCE;
    }
    return made.isEmpty() ? new SilenceOf(chart, considered).outcome() : Outcome.NO_CARD;
  }

  private static boolean of(Signal signal, Considered considered) {
    boolean same =
        signal.use().equals(considered.use()) && signal.exposure().equals(considered.exposure());
    boolean pair = considered.partner() == null || considered.partner().equals(signal.partner());
    boolean about =
        considered.symptom() == null
            || signal.symptom() == null
            || considered.symptom().equals(signal.symptom());
    return same && pair && about;
  }

  /** Whether a decision has to hold for its statement to speak. */
  static boolean decisive(Decision decision) {
    return decision.role() == Role.GATE || decision.role() == Role.SIGNS;
  }
}
