package org.spasmwatch.authoring;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.spasmwatch.authoring.RxNormRelease.Product;
import org.spasmwatch.codec.Edition;
import org.spasmwatch.codec.KnowledgeFiles;
import org.spasmwatch.codec.Upcasters;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;

/**
 * The command {@code load-rxnorm}: makes the table of products and ingredients from an RxNorm
 * release, so that a hospital can bring the month it uses in place of the table that is shipped.
 */
final class LoadRxNorm {
  private static final CsvSchema TABLE =
      CsvSchema.builder()
          .addColumn("rxcui")
          .addColumn("tty")
          .addColumn("name")
          .addColumn("ingredient_rxcuis")
          .setUseHeader(true)
          .build();

  /** Drugs of the knowledge that are also food, where an infusion names them among many. */
  private static final Set<String> FOODS = Set.of("tryptophan");

  private final PrintStream out;
  private final KnowledgeFiles catalogue;

  LoadRxNorm(PrintStream out, KnowledgeFiles catalogue) {
    this.out = out;
    this.catalogue = catalogue;
  }

  /**
   * Reads the release in a folder and writes the table.
   *
   * @return the exit code
   */
  int run(List<String> named) {
    if (named.size() != 2) {
      out.println("usage: load-rxnorm <folder with RXNCONSO.RRF and RXNREL.RRF> <table.csv>");
      return Commands.USAGE;
    }
    try {
      return load(Path.of(named.get(0)), Path.of(named.get(1)));
    } catch (RrfFile.Misread e) {
      out.println(e.getMessage());
      return Commands.FAULTS;
    } catch (NoSuchFileException e) {
      out.println(e.getMessage() + ": there is no such file");
      return Commands.NO_INPUT;
    } catch (IOException e) {
      out.println("cannot be read or written: " + e.getMessage());
      return Commands.NO_INPUT;
    }
  }

  private int load(Path folder, Path table) throws IOException {
    List<Drug> drugs = Edition.read(catalogue, Upcasters.CURRENT).knowledge().records().drugs();
    Set<Integer> codes = codes(drugs, false);
    RxNormRelease release = RxNormRelease.read(folder);
    List<Product> products = release.products(codes, codes(drugs, true));
    if (products.isEmpty()) {
      out.println(folder + ": has no product of any drug of the knowledge; nothing was written");
      return Commands.FAULTS;
    }
    write(products, table);
    report(products, codes, release.relations());
    return Commands.FINE;
  }

  private static Set<Integer> codes(List<Drug> drugs, boolean foods) {
    Set<Integer> codes = new TreeSet<>();
    drugs.stream()
        .filter(drug -> !foods || FOODS.contains(drug.id()))
        .flatMap(drug -> drug.codes().stream())
        .filter(code -> code.system().equals(Systems.RXNORM))
        .map(Code::code)
        .map(Integer::valueOf)
        .forEach(codes::add);
    return codes;
  }

  /** Into a file beside it first, so that a service never reads half a table. */
  private static void write(List<Product> products, Path table) throws IOException {
    Path beside = table.resolveSibling(table.getFileName() + ".part");
    try (Writer writer = Files.newBufferedWriter(beside, StandardCharsets.UTF_8)) {
      writer.write(
          "# RxNorm products and their ingredients, made by load-rxnorm from a release.\n");
      SequenceWriter rows = new CsvMapper().writer(TABLE).writeValues(writer);
      for (Product product : products) {
        rows.write(
            Map.of(
                "rxcui", product.rxcui(),
                "tty", product.tty(),
                "name", product.name(),
                "ingredient_rxcuis", product.joined()));
      }
      rows.flush();
    }
    Files.move(beside, table, StandardCopyOption.REPLACE_EXISTING);
  }

  private void report(List<Product> products, Set<Integer> codes, int relations) {
    Set<Integer> found = new TreeSet<>();
    products.forEach(product -> found.addAll(product.ingredients()));
    Set<Integer> missing = new TreeSet<>(codes);
    missing.removeAll(found);
    out.println(
        products.size()
            + " rows, "
            + products.stream().filter(Product::obsolete).count()
            + " of them withdrawn and kept for old records; "
            + relations
            + " relations read.");
    if (!missing.isEmpty()) {
      out.println("Ingredient codes of the knowledge that the release does not know: " + missing);
    }
  }
}
