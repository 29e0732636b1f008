package org.spasmwatch.patient;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * How much of a drug is taken a day, in mg: one amount, or all between two, both inclusive, where
 * the record leaves it open. What is taken as needed begins at none. {@code certain} is false when
 * it was read from words.
 */
public record DailyDose(BigDecimal least, BigDecimal most, boolean certain) {
  public DailyDose {
    requireNonNull(least, "least");
    requireNonNull(most, "most");
    if (least.compareTo(most) > 0 || least.signum() < 0) {
      throw new IllegalArgumentException("no dose lies between " + least + " and " + most);
    }
  }

  /** One amount, as the record has it. */
  public static DailyDose of(BigDecimal amount) {
    return new DailyDose(amount, amount, true);
  }

  public boolean exact() {
    return least.compareTo(most) == 0;
  }

  /** Both together. */
  public DailyDose plus(DailyDose other) {
    return new DailyDose(least.add(other.least), most.add(other.most), certain && other.certain);
  }

  /** One or the other, and nobody can tell which. */
  public DailyDose or(DailyDose other) {
    return new DailyDose(least.min(other.least), most.max(other.most), certain && other.certain);
  }

  /** Whether it is higher, whatever is open about either. */
  public boolean certainlyAbove(DailyDose other) {
    return least.compareTo(other.most) > 0;
  }

  /** As a person says it: {@code 900}, {@code 300 to 900}, {@code up to 900}. */
  public String spoken() {
    String highest = plain(most);
    if (exact()) {
      return highest;
    }
    return least.signum() == 0 ? "up to " + highest : plain(least) + " to " + highest;
  }

  private static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
