package org.spasmwatch.card;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.concern.Suspect;
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
  private static final Pattern ORDER = Pattern.compile("MedicationRequest/[A-Za-z0-9.-]{1,64}");
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
   * @param id of the card
   */
  List<Suggestion> of(Concern concern, String card, UUID id) {
    Set<Proposal> proposals = new LinkedHashSet<>();
    removals(concern, proposals);
    kept(concern, proposals);
    tests(concern, proposals);
    boolean one = proposals.size() == 1 && !disputed(concern);
    List<Suggestion> suggestions = new ArrayList<>();
    for (Proposal each : proposals) {
      suggestions.add(new Suggestion(each.description(), ids.apply(card + name(each)), each, one));
    }
    review(concern, id, suggestions);
    return suggestions;
  }

  /**
   * Where a review is asked for and would be asked for again at the next call; never of an
   * emergency, which is said until it is over. It is never recommended over what the card advises.
   */
  private void review(Concern concern, UUID card, List<Suggestion> suggestions) {
    String patient = facts.patient();
    boolean again =
        assessment.occasion() != Occasion.ASKED
            && concern.action() == Action.REVIEW
            && concern.urgency() != Urgency.EMERGENCY
            && !concern.suspects().isEmpty();
    if (patient != null && again) {
      Proposal review = new Proposal.RecordReview(patient);
      suggestions.add(
          new Suggestion(review.description(), Suggestion.ofReview(card), review, false));
    }
  }

  /** Orders of this moment that are stopped; not of a drug that another card speaks against. */
  private void kept(Concern concern, Set<Proposal> proposals) {
    Set<String> stopped = facts.orders().stopped();
    if (stopped.isEmpty()) {
      return;
    }
    for (Suspect suspect : concern.suspects()) {
      for (Signal signal : suspect.signals()) {
        String drug = signal.exposure().drug();
        if (signal.ofStop() && !suspected(drug)) {
          orders(signal.exposure(), stopped)
              .forEach(o -> proposals.add(new Proposal.KeepOrder(o, knowledge.nameOf(drug))));
        }
      }
    }
  }

  /** The records of a drug that are orders among these, and can be referred to. */
  private static List<String> orders(Exposure exposure, Set<String> among) {
    List<String> orders = new ArrayList<>();
    for (MedicationUse use : exposure.uses()) {
      if (among.contains(use.reference()) && ORDER.matcher(use.reference()).matches()) {
        orders.add(use.reference());
      }
    }
    return orders;
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
    return !knowledge.disagreementsOn(Differences.statements(concern.signals().toList())).isEmpty();
  }

  private void tests(Concern concern, Set<Proposal> proposals) {
    String patient = facts.patient();
    if (patient == null) {
      return;
    }
    for (String key : new TreeSet<>(concern.missing())) {
      if (knowledge.terms().analytes().containsKey(key)) {
        knowledge
            .terms()
            .ordered(knowledge.terms().analyte(key))
            .ifPresent(analyte -> test(analyte, patient).ifPresent(proposals::add));
      }
    }
  }

  private static Optional<Proposal> test(Analyte analyte, String patient) {
    return analyte.test().map(code -> new Proposal.OrderTest(patient, code, analyte.label()));
  }

  private void removals(Concern concern, Set<Proposal> proposals) {
    boolean urgent = concern.urgency().compareTo(Urgency.SAME_DAY) >= 0;
    if (!urgent || facts.orders().drafts().isEmpty()) {
      return;
    }
    for (Suspect suspect : concern.suspects()) {
      for (Signal signal : suspect.signals()) {
        removals(signal.exposure(), proposals);
        if (signal.partner() != null) {
          removals(signal.partner(), proposals);
        }
      }
    }
  }

  private void removals(Exposure exposure, Set<Proposal> proposals) {
    if (exposure.intended() && !againstSeizures(exposure.drug())) {
      String drug = knowledge.nameOf(exposure.drug());
      orders(exposure, facts.orders().drafts())
          .forEach(order -> proposals.add(new Proposal.RemoveOrder(order, drug)));
    }
  }

  private boolean againstSeizures(String drug) {
    return knowledge.terms().drugs().within(drug, Systems.ATC, ANTISEIZURE);
  }
}
