package org.spasmwatch.codec;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Lexicon;
import org.spasmwatch.terminology.Systems;

/**
 * Reads the table of RxNorm products: {@code rxcui,tty,name,ingredient_rxcuis}, the last one with
 * blanks between. A product leads to each of its ingredients that the knowledge speaks of. One
 * without any is a product that is known to be none of our drugs, whatever its name lists: the
 * tryptophan of an amino acid infusion is food.
 */
final class RxNormProducts {
  private final Map<Code, String> ingredients;
  private final List<Lexicon.Entry> entries = new ArrayList<>();
  private final Set<Code> noneOfOurs = new HashSet<>();

  /**
   * @param ingredients the ids of the drugs by their RxNorm code
   */
  RxNormProducts(Map<Code, String> ingredients) {
    this.ingredients = ingredients;
  }

  void read(InputStream csv) throws IOException {
    CsvSchema header = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper().readerForMapOf(String.class).with(header).readValues(csv)) {
      while (rows.hasNext()) {
        add(rows.next());
      }
    }
  }

  List<Lexicon.Entry> entries() {
    return entries;
  }

  Set<Code> noneOfOurs() {
    return noneOfOurs;
  }

  private void add(Map<String, String> row) {
    Code code = new Code(Systems.RXNORM, cell(row, "rxcui"));
    String list = cell(row, "ingredient_rxcuis");
    if (list.isBlank()) {
      noneOfOurs.add(code);
      return;
    }
    List<String> name = List.of(cell(row, "name"));
    Arrays.stream(list.split(" ", -1))
        .map(rxcui -> ingredients.get(new Code(Systems.RXNORM, rxcui)))
        .filter(Objects::nonNull)
        .forEach(drug -> entries.add(new Lexicon.Entry(drug, List.of(code), name)));
  }

  private static String cell(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), () -> "a row has no " + column);
  }
}
