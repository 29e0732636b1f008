package org.spasmwatch.card;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.Population.Changes;
import org.spasmwatch.knowledge.Population.Modifier;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.KnownReaction;

/**
 * The one sentence or two of a card: which drug, which problem, what to do. When all of it does not
 * fit, the list of drugs is shortened first, then that of the symptoms.
 */
final class Summaries {
  private final Words words;
  private final Treatments treatments;

  Summaries(Words words) {
    this.words = words;
    this.treatments = new Treatments(words);
  }

  String of(Concern concern) {
    for (int drugs = 3; drugs > 0; drugs--) {
      for (int symptoms = 3; symptoms > 0; symptoms--) {
        String summary = Words.capital(summary(concern, drugs, symptoms));
        if (summary.codePointCount(0, summary.length()) < Card.SUMMARY_LIMIT) {
          return summary;
        }
      }
    }
    return "Possible drug-related muscle symptoms. " + todo(concern);
  }

  private String summary(Concern concern, int drugs, int symptoms) {
    if (concern.ofTreatment()) {
      return treatments.summary(concern, drugs, symptoms);
    }
    Optional<Signal> pair = pair(concern);
    if (pair.isPresent()) {
      return pair(concern, pair.get(), symptoms);
    }
    String what = problem(concern, symptoms);
    String on = drugs(concern, drugs);
    if (concern.planned()) {
      return on + (hadBefore(concern) ? known(what) : present(what)) + weigh(concern);
    }
    return switch (concern.action()) {
      case REVIEW -> {
        String worse = worsened(concern, what);
        yield what + " on " + on + worse + review(concern, what + worse) + todo(concern);
      }
      case STOP -> what + " on " + on + ". Stop " + on + " and assess now.";
      case SEEK_CARE -> seekCare(concern, what, on) + todo(concern);
      case TAPER ->
          what
              + worsened(concern, what)
              + " after stopping "
              + on
              + withdrawal(what)
              + todo(concern);
      case LOOK_ELSEWHERE ->
          what + " on " + on + ": not an established effect. " + elsewhere(concern);
    };
  }

  private static String present(String what) {
    return " can cause " + what + ", which is there already. ";
  }

  private static String known(String what) {
    return ": " + what + " on it before, says the record. ";
  }

  /** Whether the record has it as a reaction to the drug. */
  private static boolean hadBefore(Concern concern) {
    return concern.about().stream().anyMatch(KnownReaction.class::isInstance);
  }

  private static String weigh(Concern concern) {
    String worse = worsened(concern, "").replaceFirst("^ with ", ": ");
    return "Weigh the order" + worse + ".";
  }

  /** Where to look: at the other cause whose signs are there, if any. */
  private static String elsewhere(Concern concern) {
    return shownCause(concern)
        .map(cause -> "Possible " + cause.label() + ". " + todo(concern))
        .orElse("Look elsewhere first.");
  }

  /** The first other cause that the patient's own data show. */
  private static Optional<Warning> shownCause(Concern concern) {
    return concern.beside().causes().stream()
        .filter(Signal::shownBySigns)
        .filter(s -> s.urgency() == concern.urgency())
        .map(s -> (Warning) s.use())
        .findFirst();
  }

  /** A record that says withdrawal itself needs no second one. */
  private static String withdrawal(String what) {
    return what.contains("withdrawal") ? ". " : ": possible withdrawal. ";
  }

  private static String seekCare(Concern concern, String what, String on) {
    return switch (concern.problem()) {
      case "skin-allergy" -> "possible allergic reaction to " + on + ": " + what + ". ";
      case "overdose" -> what + ", " + on + " on the list. ";
      default -> what + " on " + on + ". ";
    };
  }

  /** The first risk that makes it more urgent, unless it is said already. */
  private static String worsened(Concern concern, String what) {
    return concern.suspects().stream()
        .flatMap(s -> s.signals().stream())
        .flatMap(s -> s.weighing().met().stream())
        .filter(m -> m.changes() == Changes.URGENCY)
        .map(Modifier::text)
        .findFirst()
        .filter(risk -> !what.contains(risk))
        .map(risk -> (what.contains(" with ") ? " and " : " with ") + risk)
        .orElse("");
  }

  /** What red flags by their own signs point to. */
  private static Stream<String> syndromes(Concern concern) {
    return concern.beside().redFlags().stream()
        .filter(s -> s.symptom() == null)
        .map(s -> ((Warning) s.use()).label());
  }

  /** What its advice wants ruled out first. */
  private Stream<String> ruledOutFirst(Concern concern) {
    return concern.advice().stream()
        .flatMap(advice -> Stream.ofNullable(advice.rulesOut()))
        .map(words::finding);
  }

  private static Stream<String> shownEmergency(Concern concern) {
    return concern.urgency() == Urgency.EMERGENCY
        ? shownCause(concern).map(Warning::label).stream()
        : Stream.of();
  }

  /** What it points to; a syndrome that is itself on record is not guessed at again. */
  private String review(Concern concern, String what) {
    List<String> named =
        Stream.of(syndromes(concern), shownEmergency(concern), ruledOutFirst(concern))
            .flatMap(names -> names)
            .distinct()
            .limit(2)
            .toList();
    if (!named.isEmpty()) {
      List<String> open = named.stream().filter(name -> !what.contains(name)).toList();
      return open.isEmpty() ? ". " : ": possible " + Words.list(open, "or") + ". ";
    }
    boolean suspected =
        concern.suspects().stream().flatMap(s -> s.signals().stream()).anyMatch(Signal::suspects);
    return suspected ? ": possible drug effect. " : ". ";
  }

  private String pair(Concern concern, Signal signal, int symptoms) {
    Interaction interaction = (Interaction) signal.use();
    String both = words.drug(signal.exposure().drug()) + " with " + partner(signal);
    if (concern.symptoms().isEmpty()) {
      return both + ": watch for " + interaction.syndrome() + ".";
    }
    String what = problem(concern, ofPair(concern, interaction), symptoms);
    return "possible "
        + interaction.syndrome()
        + ": "
        + what
        + " on "
        + both
        + ". "
        + todo(concern);
  }

  private String partner(Signal signal) {
    var partner = signal.partner();
    return partner == null ? "another drug" : words.drug(partner.drug());
  }

  /** The pair that leads the concern: the weightiest signal of the first suspect. */
  private static Optional<Signal> pair(Concern concern) {
    return concern.suspects().stream()
        .limit(1)
        .flatMap(s -> s.signals().stream())
        .limit(1)
        .filter(s -> s.use() instanceof Interaction)
        .findFirst();
  }

  /** The symptoms that may be signs of the pair's syndrome, before all others. */
  private static List<Symptom> ofPair(Concern concern, Interaction interaction) {
    Stream<Symptom> signs =
        concern.suspects().stream()
            .flatMap(s -> s.signals().stream())
            .filter(s -> s.use().equals(interaction))
            .flatMap(s -> Stream.ofNullable(s.symptom()));
    return Stream.concat(signs, concern.symptoms().stream()).distinct().toList();
  }

  private String problem(Concern concern, int symptoms) {
    return problem(concern, concern.symptoms(), symptoms);
  }

  private String problem(Concern concern, List<Symptom> all, int symptoms) {
    String what =
        Words.list(
            all.stream().map(s -> words.finding(s.concept())).distinct().limit(symptoms).toList(),
            "and");
    List<String> flags = flags(concern).limit(symptoms).toList();
    if (what.isEmpty()) {
      return Words.list(flags, "and");
    }
    List<String> others = flags.stream().filter(f -> !what.contains(f)).toList();
    return others.isEmpty() ? what : what + " with " + Words.list(others, "and");
  }

  /** The signs of red flags that belong to a symptom; those of others are the problem itself. */
  private Stream<String> flags(Concern concern) {
    return concern.beside().redFlags().stream()
        .filter(s -> concern.symptoms().isEmpty() || s.symptom() != null)
        .flatMap(this::signs)
        .distinct();
  }

  /** The findings that are there, where the sign is one; else what the red flag is called. */
  private Stream<String> signs(Signal redFlag) {
    List<String> found =
        redFlag.weighing().facts().stream()
            .filter(Finding.class::isInstance)
            .map(fact -> words.finding(((Finding) fact).concept()))
            .distinct()
            .toList();
    return found.isEmpty() ? Stream.of(((Warning) redFlag.use()).label()) : found.stream();
  }

  private String drugs(Concern concern, int limit) {
    List<String> drugs =
        concern.suspects().stream().map(Suspect::drug).distinct().map(words::drug).toList();
    if (drugs.size() <= limit) {
      return Words.list(drugs, "or");
    }
    int more = drugs.size() - limit;
    return String.join(", ", drugs.subList(0, limit)) + " or " + more + " other";
  }

  private static String todo(Concern concern) {
    Urgency urgency = concern.urgency();
    return switch (urgency) {
      case EMERGENCY -> "Assess now.";
      case SAME_DAY -> "Assess today.";
      case ROUTINE, SELF_CARE -> "Review treatment.";
    };
  }
}
