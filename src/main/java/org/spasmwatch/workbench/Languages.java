package org.spasmwatch.workbench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.workbench.Visit.Language;

/**
 * The languages that there are words for: one for each file {@code messages/m_<tag>.properties}.
 */
final class Languages {
  private static final List<Locale> KNOWN =
      Arrays.stream(Locale.getISOLanguages())
          .filter(Languages::hasWords)
          .map(Locale::forLanguageTag)
          .toList();

  private Languages() {}

  private static boolean hasWords(String tag) {
    return Languages.class.getResource("/messages/m_" + tag + ".properties") != null;
  }

  static List<Language> all() {
    return KNOWN.stream()
        .map(l -> new Language(l.toLanguageTag(), l.getDisplayLanguage(l)))
        .toList();
  }

  static Optional<Locale> of(@Nullable String tag) {
    return KNOWN.stream().filter(l -> l.toLanguageTag().equals(tag)).findFirst();
  }

  /**
   * The best of those that the browser asks for (RFC 4647, 3.4), English where it asks for none.
   */
  static Locale accepted(@Nullable String header) {
    try {
      Locale found = header == null ? null : Locale.lookup(LanguageRange.parse(header), KNOWN);
      return found == null ? Locale.ENGLISH : found;
    } catch (IllegalArgumentException notALanguageRange) {
      return Locale.ENGLISH;
    }
  }
}
