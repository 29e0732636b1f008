package org.spasmwatch.authoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An RxNorm release as a table of products and their ingredients, for those that contain a drug of
 * the knowledge. The names are read twice and never all held: what a concept is has to be known
 * before the relations can be followed.
 */
final class RxNormRelease {
  private static final int COLUMNS = 18;
  private static final int RXCUI = 0;
  private static final int SAB = 11;
  private static final int TTY = 12;
  private static final int STR = 14;
  private static final int SUPPRESS = 16;

  /** The kinds of names that stand for something a patient can be recorded to take. */
  private static final Set<String> TAKEN =
      Set.of(
          "IN", "PIN", "MIN", "BN", "SCD", "SBD", "SCDC", "SBDC", "SCDF", "SBDF", "SCDG", "SBDG",
          "GPCK", "BPCK");

  /** More ingredients than this beside an amino acid make an infusion: food, not that drug. */
  private static final int MOST = 5;

  private final Path names;
  private final Relations relations;
  private final Set<Integer> ingredients = new TreeSet<>();
  private final Set<Integer> brands = new TreeSet<>();

  /** A row of the table. */
  record Product(int rxcui, String tty, String name, Set<Integer> ingredients, boolean obsolete) {
    /** Its ingredients by blanks, none for a product that is to be known as none of our drugs. */
    String joined() {
      return ingredients.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
  }

  private RxNormRelease(Path folder) throws IOException {
    names = folder.resolve("RXNCONSO.RRF");
    relations = Relations.read(folder.resolve("RXNREL.RRF"));
    eachName(this::remember);
  }

  static RxNormRelease read(Path folder) throws IOException {
    return new RxNormRelease(folder);
  }

  private void eachName(RrfFile.Rows rows) throws IOException {
    new RrfFile(names, COLUMNS)
        .each(
            row -> {
              if (row.get(SAB).equals("RXNORM")
                  && TAKEN.contains(row.get(TTY))
                  && !Suppression.of(row.get(SUPPRESS)).hidden()) {
                rows.take(row);
              }
            });
  }

  private void remember(List<String> row) throws RrfFile.Misread {
    int rxcui = RrfFile.rxcui(row.get(RXCUI));
    if (row.get(TTY).equals("IN")) {
      ingredients.add(rxcui);
    } else if (row.get(TTY).equals("BN")) {
      brands.add(rxcui);
    }
  }

  /**
   * The products with any of these drugs in them, by their number.
   *
   * @param drugs the ingredient codes of the knowledge
   * @param foods those of them that in an infusion of many are food
   */
  List<Product> products(Set<Integer> drugs, Set<Integer> foods) throws IOException {
    Map<Integer, Product> products = new TreeMap<>();
    eachName(
        row -> {
          Product product = product(row, drugs);
          boolean ours = product.ingredients().stream().anyMatch(drugs::contains);
          if (ours && (!product.obsolete() || !products.containsKey(product.rxcui()))) {
            products.put(product.rxcui(), withoutFood(product, foods));
          }
        });
    return new ArrayList<>(products.values());
  }

  private Product product(List<String> row, Set<Integer> drugs) throws RrfFile.Misread {
    int rxcui = RrfFile.rxcui(row.get(RXCUI));
    Set<Integer> found = new TreeSet<>(relations.towardsIngredients(rxcui, brands::contains));
    found.removeIf(each -> !ingredients.contains(each) && !drugs.contains(each));
    boolean obsolete = Suppression.of(row.get(SUPPRESS)) == Suppression.OBSOLETE;
    return new Product(rxcui, row.get(TTY), row.get(STR), found, obsolete);
  }

  private static Product withoutFood(Product product, Set<Integer> foods) {
    boolean food =
        product.ingredients().size() > MOST
            && product.ingredients().stream().anyMatch(foods::contains);
    return food
        ? new Product(product.rxcui(), product.tty(), product.name(), Set.of(), product.obsolete())
        : product;
  }

  int relations() {
    return relations.size();
  }
}
