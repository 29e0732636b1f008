package org.spasmwatch.rest.fhir.write.single;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.spasmwatch.fhir.r5.check.Proposals;
import org.spasmwatch.rest.ReadOnly;
import org.spasmwatch.rest.fhir.Editions;
import org.spasmwatch.rest.fhir.Exchange;
import org.spasmwatch.rest.fhir.write.call.Refusal;

/** Which types are written, and of the others where that is written instead. */
@ApplicationScoped
public class WritableTypes implements ReadOnly {
  /** A type or a resource; what begins otherwise is no id. */
  private static final Pattern WRITTEN =
      Pattern.compile("/fhir/([^/]+)/([^/]+)(?:/(?![_$%])[^/]+)?/?");

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

  private final Editions editions;

  WritableTypes(Editions editions) {
    this.editions = editions;
  }

  @Override
  public Optional<String> why(String path) {
    Matcher written = WRITTEN.matcher(path);
    return written.matches() && editions.serves(written.group(1), written.group(2))
        ? whyNot(written.group(2))
        : Optional.empty();
  }

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
