package org.spasmwatch.fhir.search.value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Texts as search compares them: without regard to case and accents (FHIR R5, 3.2.1.5.11). */
public final class Texts {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  private Texts() {}

  static String plain(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  /** A text that begins like this. */
  public static Predicate<Value> beginning(String wanted) {
    String plain = plain(wanted);
    return v -> v.texts().stream().anyMatch(t -> plain(t).startsWith(plain));
  }

  public static Predicate<Value> containing(String wanted) {
    String plain = plain(wanted);
    return v -> v.texts().stream().anyMatch(t -> plain(t).contains(plain));
  }

  /** This very text. */
  public static Predicate<Value> exactly(String wanted) {
    return v -> v.texts().contains(wanted);
  }

  /** A text in which every word stands, in whatever order. */
  public static Predicate<Value> words(String wanted) {
    String[] words = BETWEEN.split(plain(wanted).strip(), -1);
    return v ->
        v.texts().stream()
            .map(t -> " " + BETWEEN.matcher(plain(t)).replaceAll(" ") + " ")
            .anyMatch(t -> Stream.of(words).allMatch(w -> t.contains(" " + w + " ")));
  }
}
