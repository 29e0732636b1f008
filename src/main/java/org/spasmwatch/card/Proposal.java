package org.spasmwatch.card;

import static java.util.Objects.requireNonNull;

import org.spasmwatch.terminology.Code;

/** Something to be created, changed or deleted in the EHR; {@code fhir} renders it. */
public sealed interface Proposal {
  /** What is proposed, as a sentence. */
  String description();

  /** A laboratory test for the patient ({@code Patient/123}), under its LOINC code. */
  record OrderTest(String patient, Code code, String label) implements Proposal {
    public OrderTest {
      requireNonNull(patient, "patient");
      requireNonNull(code, "code");
      requireNonNull(label, "label");
    }

    @Override
    public String description() {
      return "Order " + label;
    }
  }
}
