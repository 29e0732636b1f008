package org.spasmwatch.fhir.issue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.patient.AnsweredIssue;

/**
 * The business identifier of an issue. It is the same whenever the same statements, in the same
 * versions, speak of the same drugs, so that an EHR which has it on record as answered is not told
 * again; it says nothing of the patient.
 */
public final class IssueId {
  public static final String SYSTEM = Canonicals.identifiers("detected-issue");

  private static final String HIGH = "high";
  private static final List<String> SEVERITIES = List.of("low", "moderate", HIGH);

  private IssueId() {}

  /**
   * Whether what was answered settles the card: the same issue, and no less severe then. What was
   * weighed as an information and has become a warning since was not weighed.
   */
  public static boolean settles(AnsweredIssue answered, Card card) {
    int then = SEVERITIES.indexOf(Objects.requireNonNullElse(answered.severity(), HIGH));
    boolean lower = then >= 0 && then < SEVERITIES.indexOf(severity(card.indicator()));
    return !lower && answered.identifier().equals(of(card));
  }

  /** How severe a card is, by the codes of FHIR. */
  static String severity(Indicator indicator) {
    return switch (indicator) {
      case CRITICAL -> HIGH;
      case WARNING -> "moderate";
      case INFO -> "low";
    };
  }

  public static String of(Card card) {
    return UUID.nameUUIDFromBytes(card.issue().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
