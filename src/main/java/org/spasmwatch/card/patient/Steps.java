package org.spasmwatch.card.patient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.card.WarningSigns;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.Criterion.HasFinding;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Statement.Action;
import org.spasmwatch.knowledge.Urgency;

/**
 * What the patient is to do: how soon to ask for help, what not to do alone, what to try at home,
 * and which signs must not wait. Orders are for others.
 */
final class Steps {
  /** The problem of it: then nothing is said about going on. */
  static final String OVERDOSE = "overdose";

  private final KnowledgeBase knowledge;
  private final Phrases phrases;

  Steps(KnowledgeBase knowledge, Phrases phrases) {
    this.knowledge = knowledge;
    this.phrases = phrases;
  }

  /**
   * How soon to ask for help, and what not to do alone.
   *
   * @param stopped the medicines of which another message says to stop: nothing is said against it
   */
  List<String> todo(Concern concern, Set<String> stopped) {
    List<String> lines = new ArrayList<>();
    lines.add(phrases.say("do." + (concern.planned() ? "order" : concern.urgency().name())));
    if (concern.urgency() == Urgency.EMERGENCY) {
      lines.add(phrases.say("do.EMERGENCY.bring"));
    }
    if (!concern.problem().equals(OVERDOSE)) {
      drugs(concern, stopped)
          .forEach((what, drugs) -> lines.add(phrases.say(what, phrases.all(drugs, "or"))));
    }
    return lines;
  }

  /** The medicines by what is to be done about them. */
  private Map<String, List<String>> drugs(Concern concern, Set<String> stopped) {
    return concern.suspects().stream()
        .filter(suspect -> concern.action() == Action.STOP || !stopped.contains(suspect.drug()))
        .collect(
            Collectors.groupingBy(
                suspect -> about(suspect, concern),
                LinkedHashMap::new,
                Collectors.mapping(s -> phrases.drug(s.drug()), distinct())));
  }

  private static Collector<String, ?, List<String>> distinct() {
    return Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new), List::copyOf);
  }

  /** Only where the source itself says stop is anybody told to. */
  private static String about(Suspect suspect, Concern concern) {
    Exposure exposure = Seen.exposure(suspect);
    if (concern.ofStop()) {
      return "do.end";
    }
    if (exposure.intended()) {
      return "do.planned";
    }
    if (exposure.past()) {
      return "do.restart";
    }
    return concern.action() == Action.STOP ? "do.stop" : "do.keep";
  }

  /** What can be tested and was not, in plain words. */
  List<String> tests(Concern concern) {
    return new TreeSet<>(concern.missing())
        .stream()
            .filter(key -> knowledge.terms().analytes().containsKey(key))
            .filter(key -> knowledge.terms().analyte(key).order() != null)
            .map(phrases::analyte)
            .distinct()
            .toList();
  }

  List<String> atHome(Concern concern) {
    return concern.urgency() == Urgency.EMERGENCY
        ? List.of()
        : concern.advice().stream()
            .filter(advice -> advice.kind() == Advice.Kind.SELF_CARE)
            .map(advice -> phrases.find("home." + advice.key()).orElse(advice.text()))
            .toList();
  }

  /** The signs that would make it an emergency, of the medicines that are suspected. */
  List<String> warningSigns(Concern concern) {
    WarningSigns signs = new WarningSigns(knowledge);
    Stream<String> redFlags =
        signs.redFlags(concern).stream()
            .flatMap(w -> Stream.ofNullable(w.signs()))
            .filter(HasFinding.class::isInstance)
            .map(finding -> ((HasFinding) finding).finding());
    Stream<String> ofWithdrawal =
        signs.ofWithdrawal(concern).stream().map(UndesirableEffect::effect);
    return Stream.of(redFlags, ofWithdrawal, signs.ofPair(concern).stream())
        .flatMap(all -> all)
        .map(phrases::finding)
        .distinct()
        .map(sign -> sign + ".")
        .toList();
  }
}
