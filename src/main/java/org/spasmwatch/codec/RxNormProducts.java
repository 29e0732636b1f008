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
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Lexicon;
import org.spasmwatch.terminology.Systems;

/**
 * Reads the table of RxNorm products: {@code rxcui,tty,name,ingredient_rxcuis}, the last one with
 * blanks between. A product leads to each of its ingredients that the knowledge speaks of.
 */
final class RxNormProducts {
  private final Map<Code, String> ingredients;

  /**
   * @param ingredients the ids of the drugs by their RxNorm code
   */
  RxNormProducts(Map<Code, String> ingredients) {
    this.ingredients = ingredients;
  }

  List<Lexicon.Entry> read(InputStream csv) throws IOException {
    List<Lexicon.Entry> entries = new ArrayList<>();
    CsvSchema header = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper().readerForMapOf(String.class).with(header).readValues(csv)) {
      while (rows.hasNext()) {
        addTo(entries, rows.next());
      }
    }
    return entries;
  }

  private void addTo(List<Lexicon.Entry> entries, Map<String, String> row) {
    List<Code> code = List.of(new Code(Systems.RXNORM, cell(row, "rxcui")));
    List<String> name = List.of(cell(row, "name"));
    Arrays.stream(cell(row, "ingredient_rxcuis").split(" ", -1))
        .map(rxcui -> ingredients.get(new Code(Systems.RXNORM, rxcui)))
        .filter(Objects::nonNull)
        .forEach(drug -> entries.add(new Lexicon.Entry(drug, code, name)));
  }

  private static String cell(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), () -> "a row has no " + column);
  }
}
