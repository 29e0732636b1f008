package org.spasmwatch.patient;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.spasmwatch.terminology.Quantity;

/**
 * A measured value in the analyte's canonical unit. {@code taken} is null when the record does not
 * say when; such a value decides nothing. {@code flag} is what the laboratory itself made of it.
 */
public record Measurement(
    String reference, String analyte, Quantity value, @Nullable Span taken, Flag flag)
    implements Fact {

  /** The laboratory's own reading, from Observation.interpretation or referenceRange. */
  public enum Flag {
    LOW,
    NORMAL,
    HIGH,
    NONE
  }

  public Measurement {
    requireNonNull(reference, "reference");
    requireNonNull(analyte, "analyte");
    requireNonNull(value, "value");
    requireNonNull(flag, "flag");
  }
}
