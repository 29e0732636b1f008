package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
          "finding-current", "red-flag-window", "exposure-gap", "recent-change", "evidence-of-use");

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

  /** One number, in UCUM units. */
  public record Limit(String key, Bound bound, BigDecimal value, String unit, String reference) {
    public Limit {
      requireNonNull(key, "key");
      requireNonNull(bound, "bound");
      requireNonNull(value, "value");
      requireNonNull(unit, "unit");
      requireNonNull(reference, "reference");
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
}
