package org.spasmwatch.card;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.Finding;

/**
 * The words for what is wrong with the treatment itself: no cause and no effect, but which drugs to
 * look at and what speaks against each.
 */
final class Treatments {
  private static final Comparator<Signal> MOST_URGENT_FIRST =
      Comparator.comparing(Signal::urgency, Comparator.reverseOrder())
          .thenComparing(s -> s.use().id());

  private final Words words;

  Treatments(Words words) {
    this.words = words;
  }

  /**
   * What speaks against it and what to do: {@code Carisoprodol: best avoided, can be abused. Review
   * need and dose today.} What is about most of the drugs comes first; a reason that is not about
   * all of them names its own.
   */
  String summary(Concern concern, int drugs, int reasons) {
    if (concern.ofStop()) {
      return (stepOnly(concern) ? "do not cut " : "do not end ")
          + drugs(concern, drugs)
          + " abruptly: withdrawal can follow. Plan a taper today.";
    }
    List<List<String>> own = new ArrayList<>();
    concern.suspects().forEach(suspect -> own.add(reasons(suspect.signals())));
    List<String> all = reasons(signals(concern));
    all.sort(Comparator.comparingInt((String r) -> suspects(r, own)).reversed());
    all.replaceAll(reason -> named(reason, concern, own));
    String more = all.size() > reasons ? ", other reasons" : "";
    String why = String.join(", ", all.subList(0, Math.min(reasons, all.size()))) + more;
    return drugs(concern, drugs) + ": " + why + ". " + todo(concern);
  }

  private static int suspects(String reason, List<List<String>> own) {
    int suspects = 0;
    for (List<String> reasons : own) {
      suspects += reasons.contains(reason) ? 1 : 0;
    }
    return suspects;
  }

  /** Whether no drug ends, and only doses are lowered. */
  private static boolean stepOnly(Concern concern) {
    return signals(concern).stream().allMatch(Signal::ofReduction);
  }

  /** With the drugs that it is about, unless it is about all of them. */
  private String named(String reason, Concern concern, List<List<String>> own) {
    if (suspects(reason, own) == own.size()) {
      return reason;
    }
    List<String> whose = new ArrayList<>();
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i).contains(reason)) {
        whose.add(words.drug(concern.suspects().get(i).drug()));
      }
    }
    return reason + " (" + Words.list(whose, "and") + ")";
  }

  private static List<Signal> signals(Concern concern) {
    List<Signal> signals = new ArrayList<>();
    concern.suspects().forEach(suspect -> signals.addAll(suspect.signals()));
    return signals;
  }

  private static String todo(Concern concern) {
    if (concern.planned()) {
      return "Reconsider the order.";
    }
    return switch (concern.urgency()) {
      case EMERGENCY -> "Review need and dose now.";
      case SAME_DAY -> "Review need and dose today.";
      case ROUTINE, SELF_CARE -> "Review need and dose.";
    };
  }

  private String drugs(Concern concern, int limit) {
    List<String> drugs = words.drugs(concern);
    return drugs.size() <= limit
        ? Words.list(drugs, "and")
        : String.join(", ", drugs.subList(0, limit)) + " and " + (drugs.size() - limit) + " more";
  }

  /** What speaks against one of the drugs. */
  String against(Suspect suspect) {
    return String.join(", ", reasons(suspect.signals()));
  }

  /** Each once, in a list that can be changed. */
  private static List<String> reasons(List<Signal> signals) {
    List<Signal> sorted = new ArrayList<>(signals);
    sorted.sort(MOST_URGENT_FIRST);
    List<String> reasons = new ArrayList<>();
    for (Signal signal : sorted) {
      String reason = reason(signal);
      if (reason != null) {
        Words.addOnce(reasons, reason);
      }
    }
    return reasons;
  }

  private static @Nullable String reason(Signal signal) {
    if (signal.use() instanceof Contraindication against) {
      return against.reason();
    }
    if (signal.ofStop()) {
      String what = signal.ofReduction() ? "so steep a reduction" : "its end";
      return what + " can bring withdrawal";
    }
    return signal.use() instanceof Interaction pair ? pair.syndrome() : null;
  }

  /** The findings that a warning rests on; elsewhere they are the symptoms themselves. */
  void findings(Concern concern, Sections sections) {
    if (!concern.ofTreatment()) {
      return;
    }
    for (Fact fact : concern.about()) {
      if (fact instanceof Finding finding) {
        String what = Words.capital(words.finding(finding.concept()));
        sections.line(what + ", " + Words.from(finding.onset()) + ".");
      }
    }
  }
}
