package org.spasmwatch.card;

import static java.util.Objects.requireNonNull;

import org.spasmwatch.terminology.Code;

/** Something to be created, changed or deleted in the EHR; {@code fhir} renders it. */
public sealed interface Proposal {
  /** What is proposed, as a sentence. */
  String description();

  <T> T match(Cases<T> cases);

  /** One case per kind, so that nobody can forget one. */
  interface Cases<T> {
    T test(OrderTest proposal);

    T removal(RemoveOrder proposal);

    T keep(KeepOrder proposal);

    T review(RecordReview proposal);
  }

  /** A laboratory test for the patient ({@code Patient/123}), under its LOINC code. */
  record OrderTest(String patient, Code code, String label) implements Proposal {
    public OrderTest {
      requireNonNull(patient, "patient");
      requireNonNull(code, "code");
      requireNonNull(label, "label");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.test(this);
    }

    @Override
    public String description() {
      return "Order " + label;
    }
  }

  /** Not to sign a draft ({@code MedicationRequest/123}) of the drug. */
  record RemoveOrder(String order, String drug) implements Proposal {
    public RemoveOrder {
      requireNonNull(order, "order");
      requireNonNull(drug, "drug");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.removal(this);
    }

    @Override
    public String description() {
      return "Remove the draft order of " + drug;
    }
  }

  /** Not to end an order ({@code MedicationRequest/123}) of a drug that must not end abruptly. */
  record KeepOrder(String order, String drug) implements Proposal {
    public KeepOrder {
      requireNonNull(order, "order");
      requireNonNull(drug, "drug");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.keep(this);
    }

    @Override
    public String description() {
      return "Keep the order of " + drug + " until a taper is planned";
    }
  }

  /**
   * To write down that somebody looked at what the card says and finds the treatment appropriate,
   * so that the EHR's own record leaves the repeat out.
   */
  record RecordReview(String patient) implements Proposal {
    public RecordReview {
      requireNonNull(patient, "patient");
    }

    @Override
    public <T> T match(Cases<T> cases) {
      return cases.review(this);
    }

    @Override
    public String description() {
      return "Record as reviewed: the treatment is appropriate, do not show this again";
    }
  }
}
