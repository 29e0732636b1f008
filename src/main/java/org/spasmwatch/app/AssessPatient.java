package org.spasmwatch.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.spasmwatch.app.audit.Deed;
import org.spasmwatch.app.audit.Witness;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.assessment.Assessor;
import org.spasmwatch.assessment.Inquiry;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.card.Card;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.patient.PatientFacts;

/**
 * Assesses one patient, writes the cards, counts them and tells a witness. Safe on an event loop.
 */
@ApplicationScoped
public class AssessPatient {
  private final AssessmentMeters meters;

  protected AssessPatient(AssessmentMeters meters) {
    this.meters = meters;
  }

  /** What a caller gets: the cards, for whom, what took no part, and the facts behind it all. */
  public record Answer(
      String knowledgeVersion,
      Audience audience,
      PatientFacts facts,
      List<Card> cards,
      List<NotEvaluated> notEvaluated) {
    public Answer {
      cards = List.copyOf(cards);
      notEvaluated = List.copyOf(notEvaluated);
    }

    /** The same with these cards. */
    public Answer with(List<Card> others) {
      return new Answer(knowledgeVersion, audience, facts, others, notEvaluated);
    }
  }

  /** An answer with how it came about. */
  public record Explained(Answer answer, Inquiry inquiry) {}

  /**
   * What for, for whom, and how cards get their ids from their names.
   *
   * @param witness has it written into the audit trail
   */
  public record Purpose(
      Occasion occasion, Audience audience, Function<String, UUID> ids, Witness witness) {
    /** Somebody sent the data; no two answers have an id in common. */
    public static Purpose asked(Audience audience, Witness witness) {
      return new Purpose(Occasion.ASKED, audience, name -> UUID.randomUUID(), witness);
    }
  }

  /** The answer by the given state of the knowledge, with which the facts were read. */
  public Answer assess(KnowledgeBase knowledge, PatientFacts facts, Purpose purpose) {
    Deed deed = begun(knowledge, facts, purpose);
    Assessment assessment = new Assessor(knowledge).assess(facts, purpose.occasion());
    return answer(knowledge, assessment, purpose, deed);
  }

  /** The same answer, with every statement that was considered for it. */
  public Explained explain(KnowledgeBase knowledge, PatientFacts facts, Purpose purpose) {
    Deed deed = begun(knowledge, facts, purpose);
    Inquiry inquiry = new Assessor(knowledge).explain(facts, purpose.occasion());
    return new Explained(answer(knowledge, inquiry.assessment(), purpose, deed), inquiry);
  }

  private static Deed begun(KnowledgeBase knowledge, PatientFacts facts, Purpose purpose) {
    String what = purpose.occasion().name().toLowerCase(Locale.ROOT).replace('_', '-');
    Deed deed = Deed.assessment(knowledge.version(), facts.patient(), what);
    purpose.witness().saw(deed);
    return deed;
  }

  private Answer answer(
      KnowledgeBase knowledge, Assessment assessment, Purpose purpose, Deed deed) {
    List<Card> cards = purpose.audience().cards(knowledge, assessment, purpose.ids());
    Answer answer =
        new Answer(
            knowledge.version(),
            purpose.audience(),
            assessment.facts(),
            cards,
            assessment.notEvaluated());
    meters.count(answer);
    purpose.witness().saw(deed.with(answer.cards(), answer.notEvaluated().size()));
    return answer;
  }
}
