package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * What every clinical use has in common. {@code id} is the FHIR logical id, {@code subject} the id
 * of a drug or a class, {@code text} the statement as a sentence of our own.
 */
public record Statement(
    String id,
    String subject,
    Use use,
    String text,
    Urgency urgency,
    Action action,
    Population population,
    List<Advice> advice,
    List<Evidence> evidence) {

  /** What a statement may do in an assessment. */
  public enum Use {
    /** It can make a card. */
    ALERT,
    /** It appears only inside a card that another statement makes. */
    SUPPORT,
    /** It is published and shown in the monograph, and fires nothing. */
    REFERENCE
  }

  /** What the clinician is asked to do; contradicting actions make two cards. */
  public enum Action {
    /** Look at the patient and review the treatment. */
    REVIEW("review"),
    /** Stop the drug now. */
    STOP("stop"),
    /** Urgent care; the drug is not stopped without a prescriber. */
    SEEK_CARE("seek-care"),
    /** The drug was stopped: consider withdrawal, resume or taper under supervision. */
    TAPER("taper"),
    /** The drug does not explain it: look for another cause. */
    LOOK_ELSEWHERE("look-elsewhere");

    private final String code;

    Action(String code) {
      this.code = code;
    }

    public String code() {
      return code;
    }
  }

  public Statement {
    requireNonNull(id, "id");
    requireNonNull(subject, "subject");
    requireNonNull(use, "use");
    requireNonNull(text, "text");
    requireNonNull(urgency, "urgency");
    requireNonNull(action, "action");
    requireNonNull(population, "population");
    advice = List.copyOf(advice);
    evidence = List.copyOf(evidence);
    RecordId.requireForm(id);
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("statement " + id + " has no evidence");
    }
  }

  /**
   * Of its id alone: equal ones have it in common, and all that is in them is long to go through.
   */
  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** The claims of its evidence, in their order there. */
  public Stream<String> claims() {
    return evidence.stream().flatMap(e -> e.claims().stream()).distinct();
  }

  /** Every claim id it carries, those of its advice and modifiers included. */
  public Stream<String> allClaims() {
    return Stream.of(
            claims(),
            advice.stream().flatMap(a -> a.claims().stream()),
            population.modifiers().stream().flatMap(m -> m.claims().stream()),
            population.urgencyRules().stream().flatMap(r -> r.claims().stream()))
        .flatMap(claims -> claims)
        .distinct();
  }
}
