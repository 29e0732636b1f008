package org.spasmwatch.fhir.issue;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.spasmwatch.card.Card;
import org.spasmwatch.fhir.Canonicals;

/**
 * The business identifier of an issue. It is the same whenever the same statements, in the same
 * versions, speak of the same drugs, so that an EHR which has it on record as answered is not told
 * again; it says nothing of the patient.
 */
public final class IssueId {
  public static final String SYSTEM = Canonicals.identifiers("detected-issue");

  private IssueId() {}

  public static String of(Card card) {
    return UUID.nameUUIDFromBytes(card.issue().getBytes(StandardCharsets.UTF_8)).toString();
  }
}
