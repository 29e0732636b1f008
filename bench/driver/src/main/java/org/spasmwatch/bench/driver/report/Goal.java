package org.spasmwatch.bench.driver.report;

import java.util.Locale;

/** What a ratio should be: at least or at most that, or nothing in particular. */
public record Goal(Kind kind, double bound) {
  /** On which side of the bound. */
  public enum Kind {
    AT_LEAST,
    AT_MOST,
    NONE
  }

  /** No goal. */
  public static final Goal NONE = new Goal(Kind.NONE, 0);

  public static Goal atLeast(double bound) {
    return new Goal(Kind.AT_LEAST, bound);
  }

  public static Goal atMost(double bound) {
    return new Goal(Kind.AT_MOST, bound);
  }

  /** The ratio with the goal beside it, bold where it is met. */
  String beside(double ratio) {
    String text = String.format(Locale.ROOT, "%.2f", ratio);
    return switch (kind) {
      case AT_LEAST -> marked(text, ratio >= bound) + " (≥ " + words() + ")";
      case AT_MOST -> marked(text, ratio <= bound) + " (≤ " + words() + ")";
      case NONE -> text;
    };
  }

  private static String marked(String text, boolean met) {
    return met ? "**" + text + "**" : text;
  }

  private String words() {
    return String.format(Locale.ROOT, bound == Math.rint(bound) ? "%.0f" : "%.2f", bound);
  }
}
