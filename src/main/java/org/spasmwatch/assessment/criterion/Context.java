package org.spasmwatch.assessment.criterion;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;

/**
 * What a criterion is asked about: the exposures under suspicion and the symptom that raised it.
 * The index symptom is the one that a red flag's signs have to overlap; null when there is none.
 */
public record Context(List<Exposure> suspects, @Nullable Symptom symptom, boolean overlapping) {

  public static Context of(Exposure exposure, @Nullable Symptom symptom) {
    return new Context(List.of(exposure), symptom, false);
  }

  /** The same for a red flag: signs count only near the index symptom. */
  public static Context redFlag(Exposure exposure, @Nullable Symptom index) {
    return new Context(List.of(exposure), index, index != null);
  }
}
