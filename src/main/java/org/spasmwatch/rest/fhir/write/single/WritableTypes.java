package org.spasmwatch.rest.fhir.write.single;

import org.spasmwatch.rest.fhir.write.call.Refusal;
import java.util.Map;
import java.util.Optional;
import org.spasmwatch.fhir.r5.check.Proposals;
import org.spasmwatch.rest.fhir.Exchange;

/** Which types are written, and of the others where that is written instead. */
public final class WritableTypes {
  private static final Map<String, String> INSTEAD =
      Map.of(
          "Medication",
          "a Medication shows the same record as the MedicationKnowledge of its id: write that",
          "Group",
          "a Group is part of its statement: write the ClinicalUseDefinition, with its Groups"
              + " contained",
          "ActivityDefinition",
          "an ActivityDefinition follows from the tests that statements name: write the"
              + " ClinicalUseDefinition");

  private WritableTypes() {}

  /** Refuses a type that is not written, or not here at all. */
  public static void check(Exchange exchange, String type) {
    if (!exchange.edition().types().contains(type)) {
      throw Refusal.of(404, "not-supported", "there is no such resource type here");
    }
    whyNot(type)
        .ifPresent(
            why -> {
              throw Refusal.of(405, "not-supported", why);
            });
  }

  private static Optional<String> whyNot(String type) {
    return Proposals.TYPES.contains(type)
        ? Optional.empty()
        : Optional.of(INSTEAD.getOrDefault(type, "resources of this type are part of the program"));
  }
}
