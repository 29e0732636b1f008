package org.spasmwatch.card.patient;

import java.util.List;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.patient.Finding;

/** What a concern is about, in plain words: what the patient has, which signs, which medicines. */
final class Seen {
  private final Phrases phrases;
  private final Concern concern;

  Seen(Phrases phrases, Concern concern) {
    this.phrases = phrases;
    this.concern = concern;
  }

  List<String> symptoms() {
    return concern.symptoms().stream().map(s -> phrases.finding(s.concept())).distinct().toList();
  }

  /** The signs of red flags, where they are not the symptoms themselves. */
  List<String> signs() {
    List<String> symptoms = symptoms();
    return concern.beside().redFlags().stream()
        .flatMap(this::signs)
        .filter(sign -> !symptoms.contains(sign))
        .distinct()
        .toList();
  }

  private Stream<String> signs(Signal redFlag) {
    return Stream.concat(
        redFlag.weighing().facts().stream()
            .filter(Finding.class::isInstance)
            .map(fact -> phrases.finding(((Finding) fact).concept())),
        phrases.find("flag." + redFlag.use().id()).stream());
  }

  List<String> drugs() {
    return concern.suspects().stream().map(Suspect::drug).distinct().map(phrases::drug).toList();
  }

  /** Whether it is on record as a reaction that the patient had before. */
  boolean before() {
    return concern.symptoms().stream().anyMatch(symptom -> symptom.findings().isEmpty());
  }

  /** Whether no medicine ends, and only doses are lowered. */
  boolean onlyLowered() {
    return concern.suspects().stream()
        .flatMap(s -> s.signals().stream())
        .allMatch(Signal::ofReduction);
  }

  /** The pair that leads the concern, or nothing. */
  Stream<Signal> pair() {
    return concern.suspects().stream()
        .limit(1)
        .flatMap(s -> s.signals().stream())
        .limit(1)
        .filter(s -> s.use() instanceof Interaction && s.partner() != null);
  }

  /** The exposure of the suspect itself, and not of its partner. */
  static Exposure exposure(Suspect suspect) {
    Signal first = suspect.signals().get(0);
    Exposure partner = first.partner();
    return partner != null && partner.drug().equals(suspect.drug()) ? partner : first.exposure();
  }
}
