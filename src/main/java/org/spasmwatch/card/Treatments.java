package org.spasmwatch.card;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
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
    List<String> all =
        reasons(signals(concern))
            .sorted(Comparator.comparingInt((String r) -> whose(r, concern).size()).reversed())
            .map(r -> named(r, concern))
            .toList();
    String more = all.size() > reasons ? ", other reasons" : "";
    String why = String.join(", ", all.subList(0, Math.min(reasons, all.size()))) + more;
    return drugs(concern, drugs) + ": " + why + ". " + todo(concern);
  }

  /** Whether no drug ends, and only doses are lowered. */
  private static boolean stepOnly(Concern concern) {
    return signals(concern).allMatch(Signal::ofReduction);
  }

  private String named(String reason, Concern concern) {
    List<String> own = whose(reason, concern);
    return own.size() == concern.suspects().size()
        ? reason
        : reason + " (" + Words.list(own, "and") + ")";
  }

  private List<String> whose(String reason, Concern concern) {
    return concern.suspects().stream()
        .filter(s -> reasons(s.signals().stream()).anyMatch(reason::equals))
        .map(s -> words.drug(s.drug()))
        .toList();
  }

  private static Stream<Signal> signals(Concern concern) {
    return concern.suspects().stream().flatMap(s -> s.signals().stream());
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
    List<String> drugs =
        concern.suspects().stream().map(Suspect::drug).distinct().map(words::drug).toList();
    return drugs.size() <= limit
        ? Words.list(drugs, "and")
        : String.join(", ", drugs.subList(0, limit)) + " and " + (drugs.size() - limit) + " more";
  }

  /** What speaks against one of the drugs. */
  String against(Suspect suspect) {
    return String.join(", ", reasons(suspect.signals().stream()).toList());
  }

  private static Stream<String> reasons(Stream<Signal> signals) {
    return signals.sorted(MOST_URGENT_FIRST).flatMap(Treatments::reason).distinct();
  }

  private static Stream<String> reason(Signal signal) {
    if (signal.use() instanceof Contraindication against) {
      return Stream.of(against.reason());
    }
    if (signal.ofStop()) {
      String what = signal.ofReduction() ? "so steep a reduction" : "its end";
      return Stream.of(what + " can bring withdrawal");
    }
    return signal.use() instanceof Interaction pair ? Stream.of(pair.syndrome()) : Stream.of();
  }

  /** The findings that a warning rests on; elsewhere they are the symptoms themselves. */
  Stream<String> findings(Concern concern) {
    return concern.about().stream()
        .filter(fact -> concern.ofTreatment())
        .filter(Finding.class::isInstance)
        .map(Finding.class::cast)
        .map(f -> Words.capital(words.finding(f.concept())) + ", " + Words.from(f.onset()) + ".");
  }
}
