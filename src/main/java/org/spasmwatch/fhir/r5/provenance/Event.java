package org.spasmwatch.fhir.r5.provenance;

import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.Coding;

/** What was done, by HL7's code system DataOperation. */
enum Event {
  CREATE("create", "written"),
  UPDATE("revise", "changed"),
  DELETE("delete", "deleted");

  private static final String SYSTEM = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";

  /** As HL7 shows the code. */
  private final String display;

  /** As a sentence says it. */
  final String said;

  Event(String display, String said) {
    this.display = display;
    this.said = said;
  }

  CodeableConcept concept() {
    return new CodeableConcept(new Coding(SYSTEM, name(), display));
  }
}
