package org.spasmwatch.fhir.patient;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;

/** The resource types of FHIR R4, R4B and R5, and those of them that the reader reads. */
final class ResourceTypes {
  private static final Set<String> KNOWN = load();
  private static final Set<String> READ =
      Set.of(
          "Patient",
          "MedicationStatement",
          "MedicationRequest",
          Doses.DISPENSE,
          Doses.ADMINISTRATION,
          "Observation",
          "Condition",
          "AllergyIntolerance");

  private ResourceTypes() {}

  static boolean known(String type) {
    return KNOWN.contains(type);
  }

  static boolean read(String type) {
    return READ.contains(type);
  }

  private static Set<String> load() {
    try (InputStream in = ResourceTypes.class.getResourceAsStream("resource-types.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return Set.copyOf(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
