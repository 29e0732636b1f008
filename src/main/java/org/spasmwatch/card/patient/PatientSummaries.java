package org.spasmwatch.card.patient;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Words;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.Urgency;

/**
 * What the patient has, on which medicine, and how soon to ask for help, in one line. When it is
 * too long, fewer signs are named first, then fewer medicines: what to do always stays.
 */
final class PatientSummaries {
  private static final int MOST = 3;
  private static final String ALLERGY = "skin-allergy";

  private final Phrases phrases;

  PatientSummaries(Phrases phrases) {
    this.phrases = phrases;
  }

  String of(Concern concern) {
    for (int drugs = MOST; drugs > 0; drugs--) {
      for (int signs = MOST; signs > 0; signs--) {
        String summary = Words.capital(summary(concern, drugs, signs));
        if (summary.codePointCount(0, summary.length()) < Card.SUMMARY_LIMIT) {
          return summary;
        }
      }
    }
    return phrases.say("summary.any", todo(concern));
  }

  private String summary(Concern concern, int drugs, int signs) {
    Seen seen = new Seen(phrases, concern);
    if (concern.ofTreatment()) {
      String all = phrases.some(seen.drugs(), drugs, "and");
      return concern.ofStop()
          ? phrases.say(seen.onlyLowered() ? "summary.cut" : "summary.end", all)
          : because(treatment(concern, all), concern, signs);
    }
    Optional<Signal> pair = seen.pair().findFirst();
    String what = what(seen, signs);
    String on = phrases.some(seen.drugs(), drugs, "or");
    if (pair.isPresent()) {
      return pair(pair.get(), concern, what);
    }
    return concern.planned()
        ? phrases.say(seen.before() ? "summary.planned.before" : "summary.planned", on, what)
        : phrases.say("summary." + pattern(concern), what, on, todo(concern));
  }

  private static String pattern(Concern concern) {
    return switch (concern.action()) {
      case REVIEW -> "review";
      case STOP -> "stop";
      case SEEK_CARE -> care(concern);
      case TAPER -> "taper";
      case LOOK_ELSEWHERE -> "look-elsewhere";
    };
  }

  private static String care(Concern concern) {
    if (concern.problem().equals(Steps.OVERDOSE)) {
      return "overdose";
    }
    return concern.problem().equals(ALLERGY) ? "allergy" : "review";
  }

  private String treatment(Concern concern, String drugs) {
    if (concern.planned()) {
      return phrases.say("summary.treatment.planned", drugs);
    }
    return concern.urgency().compareTo(Urgency.SAME_DAY) < 0
        ? phrases.say("summary.treatment", drugs)
        : phrases.say("summary.treatment.SAME_DAY", drugs);
  }

  /** With the reason of the first medicine, while there is room for one. */
  private String because(String what, Concern concern, int room) {
    return room == 1
        ? what
        : phrases.say(
            "summary.treatment.because",
            what,
            new Reasons(phrases).against(concern.suspects().get(0), room - 1));
  }

  private String pair(Signal pair, Concern concern, String what) {
    String one = phrases.drug(pair.exposure().drug());
    String other = phrases.drug(Objects.requireNonNull(pair.partner()).drug());
    if (concern.symptoms().isEmpty()) {
      List<String> watch =
          ((Interaction) pair.use()).effects().stream().limit(2).map(phrases::finding).toList();
      String pattern = concern.planned() ? "summary.pair.planned" : "summary.pair.alone";
      return phrases.say(pattern, one, other, phrases.all(watch, "or"));
    }
    return phrases.say("summary.pair", what, one, other, todo(concern));
  }

  private String what(Seen seen, int limit) {
    List<String> symptoms = seen.symptoms();
    List<String> signs = seen.signs();
    String first = phrases.all(symptoms.stream().limit(limit).toList(), "and");
    String more = phrases.all(signs.stream().limit(limit).toList(), "and");
    return first.isEmpty() || more.isEmpty()
        ? first + more
        : first + " " + phrases.say("link.with") + " " + more;
  }

  private String todo(Concern concern) {
    return phrases.say("todo." + concern.urgency().name());
  }
}
