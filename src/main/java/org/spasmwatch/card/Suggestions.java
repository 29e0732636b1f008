package org.spasmwatch.card;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Urgency;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;

/**
 * What one click can do about a concern: order the tests that could settle what is open, and not
 * sign a draft that the patient is warned of. A drug that is taken, or one against seizures, is
 * never removed by a click: its end can do harm.
 */
final class Suggestions {
  private static final String ANTISEIZURE = "N03"; // ATC, antiepileptics

  private final KnowledgeBase knowledge;
  private final PatientFacts facts;
  private final Function<String, UUID> ids;

  Suggestions(KnowledgeBase knowledge, PatientFacts facts, Function<String, UUID> ids) {
    this.knowledge = knowledge;
    this.facts = facts;
    this.ids = ids;
  }

  /**
   * @param card the name of the card, which those of its suggestions begin with
   */
  List<Suggestion> of(Concern concern, String card) {
    List<Proposal> proposals =
        Stream.<Proposal>concat(removals(concern), tests(concern)).distinct().toList();
    boolean one = proposals.size() == 1 && !disputed(concern);
    return proposals.stream()
        .map(p -> new Suggestion(p.description(), ids.apply(card + name(p)), p, one))
        .toList();
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
            .flatMap(analyte -> test(analyte, patient));
  }

  private static Stream<Proposal.OrderTest> test(Analyte analyte, String patient) {
    return Stream.ofNullable(analyte.order())
        .map(loinc -> new Code(Systems.LOINC, loinc))
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
        .filter(reference -> reference.matches("MedicationRequest/[A-Za-z0-9.-]{1,64}"))
        .map(reference -> new Proposal.RemoveOrder(reference, knowledge.nameOf(exposure.drug())));
  }

  private boolean againstSeizures(String drug) {
    return knowledge.terms().drugs().entry(drug).codes().stream()
        .anyMatch(c -> c.system().equals(Systems.ATC) && c.code().startsWith(ANTISEIZURE));
  }
}
