package org.spasmwatch.fhir.issue;

import java.util.Optional;
import org.spasmwatch.assessment.concern.Concern;

/** The kinds of issues as HL7's ActCode has them, which is coarser than our own problems. */
enum StandardCode {
  DRUG_INTERACTION("DRG", "Drug Interaction Alert"),
  REACTION("REACT", "Reaction Alert"),
  TREATMENT("ISSUE", "detected issue");

  static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

  /** Of medicines that nobody could check there is no issue that HL7 has a code for. */
  private static final String UNCHECKED = "unchecked-medicines";

  private final String code;
  private final String display;

  StandardCode(String code, String display) {
    this.code = code;
    this.display = display;
  }

  String code() {
    return code;
  }

  String display() {
    return display;
  }

  /**
   * @param topic of the card
   * @param pair whether the topic is a pair of drugs
   */
  static Optional<StandardCode> of(String topic, boolean pair) {
    if (topic.equals(UNCHECKED)) {
      return Optional.empty();
    }
    if (topic.equals(Concern.TREATMENT)) {
      return Optional.of(TREATMENT);
    }
    return Optional.of(pair ? DRUG_INTERACTION : REACTION);
  }
}
