package org.spasmwatch.patient;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.terminology.Quantity;

/**
 * A measured value in the analyte's canonical unit. {@code taken} is null when the record does not
 * say when; such a value decides nothing. {@code flag} is what the laboratory itself made of it,
 * {@code range} what it expects.
 */
public record Measurement(
    String reference, String analyte, Quantity value, @Nullable Span taken, Flag flag, Range range)
    implements Fact {

  /** The laboratory's own reading, from Observation.interpretation or referenceRange. */
  public enum Flag {
    LOW,
    NORMAL,
    HIGH,
    NONE
  }

  /**
   * The laboratory's own reference range in the analyte's canonical unit; an end that it does not
   * give is null.
   */
  public record Range(@Nullable BigDecimal low, @Nullable BigDecimal high) {
    /** No range came with the value. */
    public static final Range NONE = new Range(null, null);
  }

  /** A value that came without a range. */
  public Measurement(
      String reference, String analyte, Quantity value, @Nullable Span taken, Flag flag) {
    this(reference, analyte, value, taken, flag, Range.NONE);
  }

  public Measurement {
    requireNonNull(reference, "reference");
    requireNonNull(analyte, "analyte");
    requireNonNull(value, "value");
    requireNonNull(flag, "flag");
    requireNonNull(range, "range");
  }

  /** Of its record alone: few facts come from the same one. */
  @Override
  public int hashCode() {
    return reference.hashCode();
  }
}
