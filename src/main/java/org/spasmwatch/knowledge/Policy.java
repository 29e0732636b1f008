package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.terminology.Quantity;
import org.spasmwatch.terminology.Truth;
import org.spasmwatch.terminology.Units;

/** The numbers that the sources do not give, each with its own public reference. */
public record Policy(String version, Map<String, Limit> limits) {
  /**
   * The limits that the assessment itself asks for; without one of them nothing can be assessed.
   */
  public static final List<String> INDISPENSABLE =
      List.of(
          "finding-current",
          "red-flag-window",
          "exposure-gap",
          "recent-change",
          "evidence-of-use",
          "order-renewal",
          "dechallenge");

  public Policy {
    requireNonNull(version, "version");
    limits = Map.copyOf(new TreeMap<>(limits));
  }

  /** Which side of the value counts, and whether the value itself does. */
  public enum Bound {
    BELOW("<"),
    AT_MOST("≤"),
    AT_LEAST("≥"),
    ABOVE(">");

    private final String sign;

    Bound(String sign) {
      this.sign = sign;
    }
  }

  /** Between which numbers a limit can be meant at all; one beyond them is a slip. */
  public record Range(BigDecimal least, BigDecimal most) {
    public Range {
      requireNonNull(least, "least");
      requireNonNull(most, "most");
      if (least.compareTo(most) > 0) {
        throw new IllegalArgumentException(least + " lies above " + most);
      }
    }

    /** Where nobody has said it: from a tenth of the number to ten times of it. */
    static Range around(BigDecimal value) {
      return new Range(value.movePointLeft(1), value.movePointRight(1));
    }

    public boolean contains(BigDecimal value) {
      return least.compareTo(value) <= 0 && value.compareTo(most) <= 0;
    }
  }

  /**
   * One number, in UCUM units.
   *
   * @param shipped the number of the catalogue where this installation has set its own
   */
  public record Limit(
      String key,
      Bound bound,
      BigDecimal value,
      String unit,
      String reference,
      Range range,
      @Nullable BigDecimal shipped) {
    public Limit {
      requireNonNull(key, "key");
      requireNonNull(bound, "bound");
      requireNonNull(value, "value");
      requireNonNull(unit, "unit");
      requireNonNull(reference, "reference");
      requireNonNull(range, "range");
    }

    /** A limit of the catalogue. */
    public Limit(String key, Bound bound, BigDecimal value, String unit, String reference) {
      this(key, bound, value, unit, reference, Range.around(value), null);
    }

    /** The same limit with a number of this installation's own. */
    Limit setTo(BigDecimal own) {
      BigDecimal catalogue = shipped == null ? value : shipped;
      BigDecimal kept = own.compareTo(catalogue) == 0 ? null : catalogue;
      return new Limit(key, bound, own, unit, reference, range, kept);
    }

    /** Whether the number is this installation's own. */
    public boolean local() {
      return shipped != null;
    }

    /** As the catalogue has it. */
    public Limit asShipped() {
      return shipped == null ? this : new Limit(key, bound, shipped, unit, reference, range, null);
    }

    /** Whether it is counted in a unit of time, where only whole numbers have a meaning. */
    public boolean isTime() {
      return unit.equals("d") || unit.equals("h");
    }

    /** Whether the quantity, in the same unit, lies on the side that counts. */
    public Truth holds(Quantity quantity) {
      return switch (bound) {
        case BELOW -> quantity.below(value);
        case AT_MOST -> quantity.above(value).not();
        case AT_LEAST -> quantity.below(value).not();
        case ABOVE -> quantity.above(value);
      };
    }

    /** The limit as a length of time; its unit must be one of UCUM's for days and hours. */
    public Duration duration() {
      return switch (unit) {
        case "d" -> Duration.ofDays(value.longValueExact());
        case "h" -> Duration.ofHours(value.longValueExact());
        default -> throw new IllegalStateException(key + " is no time: " + unit);
      };
    }

    /** With its key, and what the catalogue has where this installation has its own number. */
    public String told() {
      return key + " " + spoken() + (local() ? " (catalogue: " + asShipped().spoken() + ")" : "");
    }

    /** {@code < 60 mL/min/1.73 m²}. */
    public String spoken() {
      return bound.sign + " " + value.toPlainString() + " " + Units.spoken(unit);
    }
  }

  /** The limit of this key; a missing one is a fault of the knowledge and is refused at load. */
  public Limit limit(String key) {
    return find(key)
        .orElseThrow(() -> new IllegalArgumentException("the policy has no '" + key + "'"));
  }

  public Optional<Limit> find(String key) {
    return Optional.ofNullable(limits.get(key));
  }

  /** The limits whose number is this installation's own, in order of key. */
  public List<Limit> local() {
    return limits.values().stream()
        .filter(Limit::local)
        .sorted(Comparator.comparing(Limit::key))
        .toList();
  }
}
