package org.spasmwatch.fhir.search.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers and quantities of a search (FHIR R5, 3.2.1.5.10 and 3.2.1.5.12). A number is as precise
 * as it is written: {@code 100} is what lies between 99.5 and 100.5.
 */
public final class Numbers {
  public static final String FORM =
      "a number with eq, ne, gt, lt, ge, le, ap or nothing before it; of a quantity |system|code"
          + " may follow";

  private static final Pattern VALUE =
      Pattern.compile(
          "(eq|ne|gt|lt|ge|le|ap)?(-?[0-9]{1,18}(?:\\.[0-9]{1,18})?(?:e-?[0-9]{1,2})?)");
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** How far off {@code ap} lets a number be, as FHIR recommends it. */
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  private static final int WITH_UNIT = 3;

  private Numbers() {}

  /** Empty when the text is no such number. */
  public static Optional<Predicate<Value>> number(String text) {
    Matcher value = VALUE.matcher(text);
    if (!value.matches()) {
      return Optional.empty();
    }
    String prefix = value.group(1) == null ? "eq" : value.group(1);
    BigDecimal asked = new BigDecimal(value.group(2));
    return Optional.of(v -> v.number() != null && holds(prefix, asked, v.number()));
  }

  private static boolean holds(String prefix, BigDecimal asked, BigDecimal found) {
    BigDecimal half = asked.ulp().multiply(HALF);
    boolean about =
        found.compareTo(asked.subtract(half)) >= 0 && found.compareTo(asked.add(half)) < 0;
    return switch (prefix) {
      case "ne" -> !about;
      case "gt" -> found.compareTo(asked) > 0;
      case "lt" -> found.compareTo(asked) < 0;
      case "ge" -> found.compareTo(asked) >= 0;
      case "le" -> found.compareTo(asked) <= 0;
      case "ap" -> about || found.subtract(asked).abs().compareTo(asked.abs().multiply(TENTH)) <= 0;
      default -> about;
    };
  }

  /** {@code number}, {@code number|system|code} or {@code number||unit}; empty for all else. */
  public static Optional<Predicate<Value>> quantity(String raw) {
    List<String> parts = Escapes.split(raw, '|').stream().map(Escapes::unescape).toList();
    if (parts.size() == 1) {
      return number(parts.get(0));
    }
    if (parts.size() != WITH_UNIT) {
      return Optional.empty();
    }
    String system = parts.get(1);
    String unit = parts.get(2);
    Predicate<Value> inUnit =
        system.isEmpty()
            ? v -> v.code().equals(unit) || v.texts().contains(unit)
            : v -> system.equals(v.space()) && v.code().equals(unit);
    return number(parts.get(0)).map(inUnit::and);
  }
}
