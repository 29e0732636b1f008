package org.spasmwatch.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.assessment.Assessor;
import org.spasmwatch.assessment.Inquiry;
import org.spasmwatch.assessment.Occasion;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.CardWriter;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.patient.PatientFacts;

/** Assesses one patient, writes the cards and counts them. Safe on an event loop. */
@ApplicationScoped
public class AssessPatient {
  private final AssessmentMeters meters;

  protected AssessPatient(AssessmentMeters meters) {
    this.meters = meters;
  }

  /** What a caller gets: the cards, what took no part, and the facts behind it all. */
  public record Answer(
      String knowledgeVersion,
      PatientFacts facts,
      List<Card> cards,
      List<NotEvaluated> notEvaluated) {
    public Answer {
      cards = List.copyOf(cards);
      notEvaluated = List.copyOf(notEvaluated);
    }

    /** The same without its cards. */
    public Answer silent() {
      return new Answer(knowledgeVersion, facts, List.of(), notEvaluated);
    }
  }

  /** An answer with how it came about. */
  public record Explained(Answer answer, Inquiry inquiry) {}

  /** What for, and how cards get their ids from their names. */
  public record Purpose(Occasion occasion, Function<String, UUID> ids) {
    /** Somebody sent the data; no two answers have an id in common. */
    public static Purpose asked() {
      return new Purpose(Occasion.ASKED, name -> UUID.randomUUID());
    }
  }

  /** The answer by the given state of the knowledge, with which the facts were read. */
  public Answer assess(KnowledgeBase knowledge, PatientFacts facts, Purpose purpose) {
    return answer(knowledge, new Assessor(knowledge).assess(facts, purpose.occasion()), purpose);
  }

  /** The same answer, with every statement that was considered for it. */
  public Explained explain(KnowledgeBase knowledge, PatientFacts facts, Purpose purpose) {
    Inquiry inquiry = new Assessor(knowledge).explain(facts, purpose.occasion());
    return new Explained(answer(knowledge, inquiry.assessment(), purpose), inquiry);
  }

  private Answer answer(KnowledgeBase knowledge, Assessment assessment, Purpose purpose) {
    List<Card> cards = new CardWriter(knowledge, purpose.ids()).write(assessment);
    Answer answer =
        new Answer(knowledge.version(), assessment.facts(), cards, assessment.notEvaluated());
    meters.count(answer);
    return answer;
  }
}
