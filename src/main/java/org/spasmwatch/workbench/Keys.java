package org.spasmwatch.workbench;

import java.util.Locale;

/** Values of the knowledge as the keys of the words that the pages have for them. */
public final class Keys {
  private Keys() {}

  /** {@code SAME_DAY} of {@code urgency} as {@code urgencySameDay}. */
  public static String of(String family, Enum<?> value) {
    return of(family, value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /** {@code after-start} of {@code timing} as {@code timingAfterStart}. */
  public static String of(String family, String code) {
    StringBuilder key = new StringBuilder(family);
    for (String word : code.split("-", -1)) {
      key.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return key.toString();
  }
}
