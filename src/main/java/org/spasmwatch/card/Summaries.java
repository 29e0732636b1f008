package org.spasmwatch.card;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.Population.Changes;
import org.spasmwatch.knowledge.Population.Modifier;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.KnownReaction;

/**
 * The one sentence or two of a card: which drug, which problem, what to do. When all of it does not
 * fit, the list of drugs is shortened first, then that of the symptoms.
 */
final class Summaries {
  private static final int MOST_NAMED = 2;

  private final Words words;
  private final Shown shown;
  private final Treatments treatments;

  Summaries(Words words) {
    this.words = words;
    this.shown = new Shown(words);
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
    Signal pair = pair(concern);
    if (pair != null) {
      return pair(concern, pair, symptoms);
    }
    String what = shown.words(concern, concern.symptoms(), symptoms);
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
    for (Fact fact : concern.about()) {
      if (fact instanceof KnownReaction) {
        return true;
      }
    }
    return false;
  }

  private static String weigh(Concern concern) {
    String risk = risk(concern);
    return "Weigh the order" + (risk == null ? "" : ": " + risk) + ".";
  }

  /** Where to look: at the other cause whose signs are there, if any. */
  private static String elsewhere(Concern concern) {
    Warning cause = shownCause(concern);
    return cause == null
        ? "Look elsewhere first."
        : "Possible " + cause.label() + ". " + todo(concern);
  }

  /** The first other cause that the patient's own data show. */
  private static @Nullable Warning shownCause(Concern concern) {
    for (Signal signal : concern.beside().causes()) {
      if (signal.shownBySigns() && signal.urgency() == concern.urgency()) {
        return (Warning) signal.use();
      }
    }
    return null;
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
    String risk = risk(concern);
    if (risk == null || what.contains(risk)) {
      return "";
    }
    return (what.contains(" with ") ? " and " : " with ") + risk;
  }

  private static @Nullable String risk(Concern concern) {
    for (Suspect suspect : concern.suspects()) {
      for (Signal signal : suspect.signals()) {
        for (Modifier met : signal.weighing().met()) {
          if (met.changes() == Changes.URGENCY) {
            return met.text();
          }
        }
      }
    }
    return null;
  }

  /** What it points to; a syndrome that is itself on record is not guessed at again. */
  private String review(Concern concern, String what) {
    List<String> named = pointedTo(concern);
    if (named.isEmpty()) {
      return suspected(concern) ? ": possible drug effect. " : ". ";
    }
    List<String> open = new ArrayList<>(MOST_NAMED);
    for (String name : named.subList(0, Math.min(MOST_NAMED, named.size()))) {
      if (!what.contains(name)) {
        open.add(name);
      }
    }
    return open.isEmpty() ? ". " : ": possible " + Words.list(open, "or") + ". ";
  }

  /**
   * What red flags by their own signs point to, the cause of an emergency that is there, and what
   * its advice wants ruled out first.
   */
  private List<String> pointedTo(Concern concern) {
    List<String> named = new ArrayList<>();
    for (Signal flag : concern.beside().redFlags()) {
      if (flag.symptom() == null) {
        Words.addOnce(named, ((Warning) flag.use()).label());
      }
    }
    Warning cause = concern.urgency() == Urgency.EMERGENCY ? shownCause(concern) : null;
    if (cause != null) {
      Words.addOnce(named, cause.label());
    }
    for (Advice advice : concern.advice()) {
      if (advice.rulesOut() != null) {
        Words.addOnce(named, words.finding(advice.rulesOut()));
      }
    }
    return named;
  }

  private static boolean suspected(Concern concern) {
    for (Suspect suspect : concern.suspects()) {
      for (Signal signal : suspect.signals()) {
        if (signal.suspects()) {
          return true;
        }
      }
    }
    return false;
  }

  private String pair(Concern concern, Signal signal, int symptoms) {
    Interaction interaction = (Interaction) signal.use();
    String both = words.drug(signal.exposure().drug()) + " with " + partner(signal);
    if (concern.symptoms().isEmpty()) {
      return both + ": watch for " + interaction.syndrome() + ".";
    }
    String what = shown.words(concern, ofPair(concern, interaction), symptoms);
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
  private static @Nullable Signal pair(Concern concern) {
    if (concern.suspects().isEmpty()) {
      return null;
    }
    Signal first = concern.suspects().get(0).signals().get(0);
    return first.use() instanceof Interaction ? first : null;
  }

  /** The symptoms that may be signs of the pair's syndrome, before all others. */
  private static List<Symptom> ofPair(Concern concern, Interaction interaction) {
    List<Symptom> signs = new ArrayList<>();
    for (Suspect suspect : concern.suspects()) {
      for (Signal signal : suspect.signals()) {
        if (signal.symptom() != null && signal.use().id().equals(interaction.id())) {
          signs.add(signal.symptom());
        }
      }
    }
    signs.addAll(concern.symptoms());
    return signs;
  }

  private String drugs(Concern concern, int limit) {
    List<String> drugs = words.drugs(concern);
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
