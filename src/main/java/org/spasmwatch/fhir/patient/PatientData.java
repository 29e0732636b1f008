package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import org.spasmwatch.fhir.FhirVersion;

/** Of which version of FHIR the data of a patient are, where nobody says it. */
public final class PatientData {
  private PatientData() {}

  /**
   * R5 where a drug record has R5's shape, else R4, whose drug records, findings and measurements
   * are those of R4B too.
   */
  public static FhirVersion version(JsonNode bundle) {
    return Shapes.version(bundle);
  }
}
