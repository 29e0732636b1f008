package org.spasmwatch.card;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a clinician does not follow a card (CDS Hooks 2.0.1, "Card Attributes", overrideReasons). Few
 * enough to be read in a hurry; each tells whoever keeps the knowledge something else to do.
 */
public enum OverrideReason {
  /** The effect is known and the treatment is worth it. */
  BENEFIT("benefit-outweighs", "Known; the benefit outweighs it"),
  /** The card names the wrong cause. */
  OTHER_CAUSE("other-cause", "The symptom has another cause"),
  /** The card comes too late. */
  ACTED("already-acted-on", "Already acted on"),
  /** The card rests on a record that is wrong or no longer true. */
  DATA("data-wrong", "The record is wrong or out of date"),
  /** The card is right and of no use here. */
  IRRELEVANT("not-relevant", "Not relevant for this patient");

  public static final String SYSTEM = "https://spasmwatch.org/fhir/CodeSystem/override-reason";

  private final String code;
  private final String display;

  OverrideReason(String code, String display) {
    this.code = code;
    this.display = display;
  }

  public String code() {
    return code;
  }

  public String display() {
    return display;
  }

  /** The reason of that code, if it is one of these. */
  public static Optional<OverrideReason> of(String code) {
    return Stream.of(values()).filter(reason -> reason.code.equals(code)).findFirst();
  }
}
