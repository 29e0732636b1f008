package org.spasmwatch.authoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/**
 * The relations of RXNREL.RRF that lead from a product towards its ingredients. A row says what the
 * <em>second</em> concept is to the first (RxNorm Technical Documentation, RXNREL): {@code
 * SCDC||CUI|RO|SCD||CUI|consists_of|} means that the clinical drug consists of the component.
 *
 * <p>Kept as pairs of numbers in one sorted array: a full release has a million of them.
 */
final class Relations {
  private static final int COLUMNS = 16;
  private static final int RXCUI1 = 0;
  private static final int RXCUI2 = 4;
  private static final int RELA = 7;
  private static final int SAB = 10;
  private static final int SUPPRESS = 14;
  private static final int HALF = 32;

  /** Inactive ingredients are not among them: a drug does not act by its colouring. */
  private static final Set<String> TOWARDS_INGREDIENTS =
      Set.of(
          "has_ingredient",
          "has_ingredients",
          "has_precise_ingredient",
          "has_part",
          "consists_of",
          "contains",
          "tradename_of",
          "form_of",
          "isa",
          "quantified_form_of");

  private long[] pairs = new long[1024];
  private int size;

  private Relations() {}

  static Relations read(Path file) throws IOException {
    Relations relations = new Relations();
    new RrfFile(file, COLUMNS).each(relations::take);
    relations.pairs = Arrays.copyOf(relations.pairs, relations.size);
    Arrays.sort(relations.pairs);
    return relations;
  }

  private void take(List<String> row) throws RrfFile.Misread {
    if (!row.get(SAB).equals("RXNORM") || !TOWARDS_INGREDIENTS.contains(row.get(RELA))) {
      return;
    }
    int first = RrfFile.rxcui(row.get(RXCUI1));
    int second = RrfFile.rxcui(row.get(RXCUI2));
    if (first != 0 && second != 0 && !Suppression.of(row.get(SUPPRESS)).hidden()) {
      add(second, first);
    }
  }

  private void add(int from, int to) {
    if (size == pairs.length) {
      pairs = Arrays.copyOf(pairs, size * 2);
    }
    pairs[size++] = pair(from, to);
  }

  private static long pair(int from, int to) {
    return ((long) from << HALF) | to;
  }

  int size() {
    return size;
  }

  /**
   * Everything that lies on the way from a concept to its ingredients, itself included.
   *
   * @param detour concepts that are not entered from another one: brands, which go by one name for
   *     several compositions
   */
  Set<Integer> towardsIngredients(int concept, IntPredicate detour) {
    Set<Integer> reached = new TreeSet<>(Set.of(concept));
    Deque<Integer> next = new ArrayDeque<>(reached);
    while (!next.isEmpty()) {
      int from = next.pop();
      for (int i = firstOf(from); i < size && pairs[i] >>> HALF == from; i++) {
        int to = (int) pairs[i];
        if (!detour.test(to) && reached.add(to)) {
          next.push(to);
        }
      }
    }
    return reached;
  }

  private int firstOf(int from) {
    int found = Arrays.binarySearch(pairs, pair(from, 0));
    return found >= 0 ? found : -found - 1;
  }
}
