package org.spasmwatch.fhir.patient;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.MathContext;
import org.spasmwatch.patient.DailyDose;

/** A number, or all between two where a record leaves it open; both ends are inclusive. */
record Interval(BigDecimal least, BigDecimal most) {
  /** Enough for a dose, and few enough that three times a third is one. */
  static final MathContext DIGITS = new MathContext(7);

  private static final MathContext DOSE = new MathContext(5);

  Interval {
    requireNonNull(least, "least");
    requireNonNull(most, "most");
  }

  static Interval of(BigDecimal number) {
    return new Interval(number, number);
  }

  static Interval of(long number) {
    return of(BigDecimal.valueOf(number));
  }

  /** Of two numbers in any order. */
  static Interval between(BigDecimal one, BigDecimal other) {
    return new Interval(one.min(other), one.max(other));
  }

  Interval times(Interval other) {
    return new Interval(least.multiply(other.least), most.multiply(other.most));
  }

  Interval times(BigDecimal factor) {
    return times(of(factor));
  }

  /** One or the other. */
  Interval or(Interval other) {
    return new Interval(least.min(other.least), most.max(other.most));
  }

  Interval atMost(BigDecimal limit) {
    return new Interval(least.min(limit), most.min(limit));
  }

  Interval fromNone() {
    return new Interval(BigDecimal.ZERO, most);
  }

  boolean positive() {
    return least.signum() >= 0 && most.signum() > 0;
  }

  /** In mg a day. */
  DailyDose asDose(boolean certain) {
    return new DailyDose(rounded(least), rounded(most), certain);
  }

  private static BigDecimal rounded(BigDecimal number) {
    BigDecimal rounded = number.round(DOSE).stripTrailingZeros();
    return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
  }
}
