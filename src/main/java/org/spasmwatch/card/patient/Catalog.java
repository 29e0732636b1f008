package org.spasmwatch.card.patient;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * All phrases of one language by their keys. They are part of the program, so those of the language
 * that the cards are in are read once.
 */
final class Catalog {
  private static final String FILE = "org.spasmwatch.card.patient.phrases";
  private static final Catalog ENGLISH = new Catalog(Locale.ENGLISH);

  private final Map<String, String> words = new HashMap<>();
  private final Map<String, Phrase> phrases = new HashMap<>();

  private Catalog(Locale language) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            FILE, language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    for (String key : bundle.keySet()) {
      words.put(key, bundle.getString(key));
      phrases.put(key, Phrase.of(bundle.getString(key), language));
    }
  }

  static Catalog of(Locale language) {
    return language.equals(Locale.ENGLISH) ? ENGLISH : new Catalog(language);
  }

  /** The phrase of that key, which has to be there. */
  Phrase phrase(String key) {
    Phrase phrase = phrases.get(key);
    if (phrase == null) {
      throw new MissingResourceException("there is no phrase '" + key + "'", FILE, key);
    }
    return phrase;
  }

  /** What has no gaps, where it is there. */
  Optional<String> words(String key) {
    return Optional.ofNullable(words.get(key));
  }
}
