package org.spasmwatch.card.patient;

import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;

/**
 * A phrase with gaps, {@code {0}} and {@code {1}}, taken apart once: a {@link MessageFormat} reads
 * its pattern at each use and cannot be shared by threads.
 */
final class Phrase {
  private static final char FIRST_GAP = '\uE000'; // for private use, so in no phrase
  private static final int GAPS = 10;

  private final String text;
  private final Locale language;

  private Phrase(String text, Locale language) {
    this.text = text;
    this.language = language;
  }

  static Phrase of(String pattern, Locale language) {
    Object[] gaps = new Object[GAPS];
    for (int i = 0; i < GAPS; i++) {
      gaps[i] = String.valueOf((char) (FIRST_GAP + i));
    }
    return new Phrase(new MessageFormat(pattern, language).format(gaps), language);
  }

  /** The phrase, its gaps filled. */
  String with(Object... values) {
    StringBuilder filled = new StringBuilder(2 * text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int gap = c - FIRST_GAP;
      if (gap < 0 || gap >= GAPS) {
        filled.append(c);
      } else {
        filled.append(gap < values.length ? spoken(values[gap]) : "{" + gap + "}");
      }
    }
    return filled.toString();
  }

  private String spoken(Object value) {
    return value instanceof Number
        ? NumberFormat.getInstance(language).format(value)
        : value.toString();
  }
}
