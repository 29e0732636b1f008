package org.spasmwatch.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How many years at school a text asks for: the Flesch–Kincaid grade level (Kincaid and others,
 * 1975), 0.39 × words per sentence + 11.8 × syllables per word − 15.59. Titles in quotation marks,
 * dates and numbers are left out, and names count as a short word: nobody can choose others for
 * them. Headings count as sentences. Syllables are counted by groups of vowels without a silent e,
 * as usual for English.
 */
public final class ReadingGrade {
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z-]*");
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

  private final Set<String> names;

  /**
   * @param names in lower case
   */
  public ReadingGrade(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  public double of(String markdown) {
    String text = markdown.replaceAll("\"[^\"]*\"", "").replaceAll("(?m)_Knowledge .*_$", "");
    for (String name : names) {
      text = text.replaceAll("(?i)\\b" + Pattern.quote(name) + "\\b", "it");
    }
    List<String> words =
        WORD.matcher(text).results().map(r -> r.group().toLowerCase(Locale.ROOT)).toList();
    long sentences = text.lines().flatMap(ReadingGrade::sentences).count();
    double syllables = words.stream().mapToInt(ReadingGrade::syllables).sum();
    return 0.39 * words.size() / sentences + 11.8 * syllables / words.size() - 15.59;
  }

  /** Of one line: a heading and a point of a list end with their line. */
  private static Stream<String> sentences(String line) {
    return Stream.of(line.split("[.!?]( |$)")).filter(sentence -> WORD.matcher(sentence).find());
  }

  static int syllables(String word) {
    String spoken = word.replaceFirst("(?:[^laeiouy]es|[^td]ed|[^laeiouy]e)$", "");
    Matcher vowels = VOWELS.matcher(spoken);
    int count = 0;
    while (vowels.find()) {
      count++;
    }
    return Math.max(1, count);
  }
}
