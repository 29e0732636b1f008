package org.spasmwatch.card;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Statement.Action;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Systems;

/**
 * What one click can do about a concern: order the tests that could settle what is open, not sign a
 * draft that the patient is warned of, not end an order that must not end abruptly, and have it on
 * record that all this was weighed. A drug that is taken, or one against seizures, is never removed
 * by a click: its end can do harm.
 */
final class Suggestions {
  private static final String ORDER = "MedicationRequest/[A-Za-z0-9.-]{1,64}";
  private static final String ANTISEIZURE = "N03"; // ATC, antiepileptics

  private final KnowledgeBase knowledge;
  private final Assessment assessment;
  private final PatientFacts facts;
  private final Function<String, UUID> ids;

  Suggestions(KnowledgeBase knowledge, Assessment assessment, Function<String, UUID> ids) {
    this.knowledge = knowledge;
    this.assessment = assessment;
    this.facts = assessment.facts();
    this.ids = ids;
  }

  /**
   * @param card the name of the card, which those of its suggestions begin with
   */
  List<Suggestion> of(Concern concern, String card) {
    List<Proposal> proposals =
        Stream.<Stream<? extends Proposal>>of(removals(concern), kept(concern), tests(concern))
            .<Proposal>flatMap(some -> some)
            .distinct()
            .toList();
    boolean one = proposals.size() == 1 && !disputed(concern);
    return Stream.concat(
            proposals.stream()
                .map(p -> new Suggestion(p.description(), ids.apply(card + name(p)), p, one)),
            review(concern, card))
        .toList();
  }

  /**
   * Where a review is asked for and would be asked for again at the next call; never of an
   * emergency, which is said until it is over. It is never recommended over what the card advises.
   */
  private Stream<Suggestion> review(Concern concern, String card) {
    String patient = facts.patient();
    boolean again =
        assessment.occasion() != Occasion.ASKED
            && concern.action() == Action.REVIEW
            && concern.urgency() != Urgency.EMERGENCY
            && !concern.suspects().isEmpty();
    return patient == null || !again
        ? Stream.empty()
        : Stream.of(new Proposal.RecordReview(patient))
            .map(
                p ->
                    new Suggestion(
                        p.description(), Suggestion.ofReview(ids.apply(card)), p, false));
  }

  /** Orders of this moment that are stopped; not of a drug that another card speaks against. */
  private Stream<Proposal.KeepOrder> kept(Concern concern) {
    return concern.suspects().stream()
        .flatMap(suspect -> suspect.signals().stream())
        .filter(signal -> signal.ofStop() && !suspected(signal.exposure().drug()))
        .flatMap(
            signal ->
                signal.exposure().uses().stream()
                    .map(MedicationUse::reference)
                    .filter(facts.orders().stopped()::contains)
                    .filter(reference -> reference.matches(ORDER))
                    .map(
                        reference ->
                            new Proposal.KeepOrder(
                                reference, knowledge.nameOf(signal.exposure().drug()))));
  }

  private boolean suspected(String drug) {
    return assessment.concerns().stream()
        .filter(concern -> !concern.ofStop())
        .flatMap(concern -> concern.suspects().stream())
        .anyMatch(suspect -> suspect.drug().equals(drug));
  }

  private static String name(Proposal proposal) {
    return proposal instanceof Proposal.OrderTest test
        ? " order " + test.code()
        : " " + proposal.description();
  }

  /** Where sources differ nothing is recommended over anything. */
  private boolean disputed(Concern concern) {
    return !knowledge.disagreementsOn(concern.signals().map(Signal::statement).toList()).isEmpty();
  }

  private Stream<Proposal.OrderTest> tests(Concern concern) {
    String patient = facts.patient();
    return patient == null
        ? Stream.empty()
        : concern.missing().stream()
            .sorted()
            .filter(knowledge.terms().analytes()::containsKey)
            .map(knowledge.terms()::analyte)
            .flatMap(analyte -> knowledge.terms().ordered(analyte).stream())
            .flatMap(analyte -> test(analyte, patient));
  }

  private static Stream<Proposal.OrderTest> test(Analyte analyte, String patient) {
    return analyte.test().stream()
        .map(code -> new Proposal.OrderTest(patient, code, analyte.label()));
  }

  private Stream<Proposal.RemoveOrder> removals(Concern concern) {
    return concern.urgency().compareTo(Urgency.SAME_DAY) < 0
        ? Stream.empty()
        : concern.suspects().stream()
            .flatMap(s -> s.signals().stream())
            .flatMap(s -> Stream.concat(Stream.of(s.exposure()), Stream.ofNullable(s.partner())))
            .filter(exposure -> exposure.intended() && !againstSeizures(exposure.drug()))
            .flatMap(this::removals);
  }

  private Stream<Proposal.RemoveOrder> removals(Exposure exposure) {
    Set<String> drafts = facts.orders().drafts();
    return exposure.uses().stream()
        .map(MedicationUse::reference)
        .filter(drafts::contains)
        .filter(reference -> reference.matches(ORDER))
        .map(reference -> new Proposal.RemoveOrder(reference, knowledge.nameOf(exposure.drug())));
  }

  private boolean againstSeizures(String drug) {
    return knowledge.terms().drugs().entry(drug).codes().stream()
        .anyMatch(c -> c.system().equals(Systems.ATC) && c.code().startsWith(ANTISEIZURE));
  }
}
