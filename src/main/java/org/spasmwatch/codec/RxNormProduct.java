package org.spasmwatch.codec;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Lexicon;
import org.spasmwatch.terminology.Systems;

/**
 * A row of the table of RxNorm products: {@code rxcui,tty,name,ingredient_rxcuis}, the last one
 * with blanks between. A product leads to each of its ingredients that the knowledge speaks of. One
 * without any is a product that is known to be none of our drugs, whatever its name lists: the
 * tryptophan of an amino acid infusion is food.
 */
record RxNormProduct(Code code, String name, List<Code> ingredients) {
  static List<RxNormProduct> read(InputStream csv) throws IOException {
    List<RxNormProduct> products = new ArrayList<>();
    CsvSchema header = CsvSchema.emptySchema().withHeader().withComments();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper().readerForMapOf(String.class).with(header).readValues(csv)) {
      while (rows.hasNext()) {
        products.add(of(rows.next()));
      }
    }
    return products;
  }

  private static RxNormProduct of(Map<String, String> row) throws IOException {
    List<Code> ingredients =
        Arrays.stream(cell(row, "ingredient_rxcuis").split(" ", -1))
            .filter(rxcui -> !rxcui.isBlank())
            .map(rxcui -> new Code(Systems.RXNORM, rxcui))
            .toList();
    return new RxNormProduct(
        new Code(Systems.RXNORM, cell(row, "rxcui")), cell(row, "name"), ingredients);
  }

  private static String cell(Map<String, String> row, String column) throws IOException {
    String cell = row.get(column);
    if (cell == null) {
      throw new IOException("a row has no " + column);
    }
    return cell;
  }

  /** Known to be none of our drugs. */
  boolean isNoneOfOurs() {
    return ingredients.isEmpty();
  }

  /**
   * What its code and its name lead to.
   *
   * @param drugs the ids of the drugs by their codes
   */
  Stream<Lexicon.Entry> entries(Map<Code, String> drugs) {
    return ingredients.stream()
        .map(drugs::get)
        .filter(Objects::nonNull)
        .map(drug -> new Lexicon.Entry(drug, List.of(code), List.of(name)));
  }
}
