package org.spasmwatch.app;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.spasmwatch.assessment.Assessment;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.CardWriter;
import org.spasmwatch.card.patient.PatientWording;
import org.spasmwatch.knowledge.KnowledgeBase;

/**
 * Who reads the cards. The facts, the urgency and the explanation are the same for everybody; the
 * codes are a contract.
 */
public enum Audience {
  CLINICIAN("clinician"),
  PATIENT("patient");

  private final String code;

  Audience(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** The audience of that code, if it is one of these. */
  public static Optional<Audience> of(String code) {
    return Stream.of(values()).filter(audience -> audience.code.equals(code)).findFirst();
  }

  List<Card> cards(KnowledgeBase knowledge, Assessment assessment, Function<String, UUID> ids) {
    CardWriter writer =
        switch (this) {
          case CLINICIAN -> new CardWriter(knowledge, ids);
          case PATIENT -> new CardWriter(knowledge, new PatientWording(knowledge), ids);
        };
    return writer.write(assessment);
  }
}
