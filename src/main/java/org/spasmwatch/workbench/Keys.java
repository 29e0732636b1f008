package org.spasmwatch.workbench;

import java.util.Locale;

/** Values of the knowledge as the keys of the words that the pages have for them. */
public final class Keys {
  private Keys() {}

  /** {@code SAME_DAY} of {@code urgency} as {@code urgencySameDay}. */
  public static String of(String family, Enum<?> value) {
    StringBuilder key = new StringBuilder(family);
    for (String word : value.name().split("_", -1)) {
      key.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return key.toString();
  }
}
