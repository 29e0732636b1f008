package org.spasmwatch.assessment.chart;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Finding.State;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.PatientFacts;

/**
 * The records by what they are about: every criterion asks for a few of them, and a patient can
 * have thousands.
 *
 * @param absent the findings that are expressly absent
 * @param present the concepts of all other findings, past ones included
 */
public record Recorded(
    List<Finding> absent, Set<String> present, Map<String, List<Measurement>> measurements) {

  static Recorded in(PatientFacts facts) {
    List<Finding> absent = new ArrayList<>();
    Set<String> present = new HashSet<>();
    for (Finding finding : facts.findings()) {
      if (finding.state() == State.ABSENT) {
        absent.add(finding);
      } else {
        present.add(finding.concept());
      }
    }
    Map<String, List<Measurement>> measurements = new HashMap<>();
    for (Measurement measurement : facts.measurements()) {
      measurements.computeIfAbsent(measurement.analyte(), a -> new ArrayList<>()).add(measurement);
    }
    return new Recorded(absent, present, measurements);
  }

  /** The values of one analyte, in the order of the data. */
  public List<Measurement> values(String analyte) {
    return measurements.getOrDefault(analyte, List.of());
  }
}
