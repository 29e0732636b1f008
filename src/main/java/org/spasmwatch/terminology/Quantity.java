package org.spasmwatch.terminology;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A measured amount with its UCUM unit. A comparator makes it an interval: {@code > 60} says no
 * more than that the value lies above 60.
 */
public record Quantity(BigDecimal value, String unit, Comparator comparator) {
  public Quantity {
    requireNonNull(value, "value");
    requireNonNull(unit, "unit");
    requireNonNull(comparator, "comparator");
  }

  /** FHIR Quantity.comparator, with {@code EQUAL} for its absence. */
  public enum Comparator {
    EQUAL(""),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER_OR_EQUAL(">="),
    GREATER(">");

    private static final Map<String, Comparator> BY_SIGN =
        Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(Comparator::sign, Function.identity()));

    private final String sign;

    Comparator(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    /** The one of this sign, if there is one. */
    public static Optional<Comparator> of(String sign) {
      return Optional.ofNullable(BY_SIGN.get(sign));
    }
  }

  public static Quantity of(BigDecimal value, String unit) {
    return new Quantity(value, unit, Comparator.EQUAL);
  }

  /** Whether it lies below the limit: true or false only when the whole interval does. */
  public Truth below(BigDecimal limit) {
    int side = value.compareTo(limit);
    return switch (comparator) {
      case EQUAL -> Truth.of(side < 0);
      case LESS -> side <= 0 ? Truth.TRUE : Truth.UNKNOWN;
      case LESS_OR_EQUAL -> side < 0 ? Truth.TRUE : Truth.UNKNOWN;
      case GREATER, GREATER_OR_EQUAL -> side >= 0 ? Truth.FALSE : Truth.UNKNOWN;
    };
  }

  /** Whether it lies above the limit: true or false only when the whole interval does. */
  public Truth above(BigDecimal limit) {
    int side = value.compareTo(limit);
    return switch (comparator) {
      case EQUAL -> Truth.of(side > 0);
      case GREATER -> side >= 0 ? Truth.TRUE : Truth.UNKNOWN;
      case GREATER_OR_EQUAL -> side > 0 ? Truth.TRUE : Truth.UNKNOWN;
      case LESS, LESS_OR_EQUAL -> side <= 0 ? Truth.FALSE : Truth.UNKNOWN;
    };
  }

  /** As a person writes it: {@code > 60 mL/min/1.73m2}. */
  @Override
  public String toString() {
    String sign = comparator == Comparator.EQUAL ? "" : comparator.sign() + " ";
    return sign + value.stripTrailingZeros().toPlainString() + " " + Units.spoken(unit);
  }
}
