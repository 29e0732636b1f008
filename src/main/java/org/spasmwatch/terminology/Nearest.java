package org.spasmwatch.terminology;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which known name is most like one that is not known: who mistyped a name mends it fastest when
 * told the right one.
 */
public final class Nearest {
  private Nearest() {}

  /** The one most like it, however unlike; empty when nothing is known. */
  public static Optional<String> to(String name, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.<String>comparingInt(each -> distance(name, each))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The one most like it, if a slip of the finger can explain the difference. */
  public static Optional<String> like(String name, Collection<String> known) {
    return to(name, known).filter(each -> distance(name, each) <= Math.max(2, name.length() / 3));
  }

  /** How many characters have to be put in, taken out or exchanged (Levenshtein). */
  private static int distance(String a, String b) {
    int[] row = IntStream.rangeClosed(0, b.length()).toArray();
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int exchanged = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
