package org.spasmwatch.codec;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Lexicon;

/**
 * The register of codes: which have been confirmed to mean what they are used for, and where. A
 * code that is merely remembered reads as surely as a right one and warns of the wrong thing. A
 * withdrawn one stands here and nowhere else: old records are read by it, and nothing that is
 * published shows it as if it were in force.
 */
final class CodeRegister {
  static final String FILE = "terminology/codes.csv";

  private static final String UNVERIFIED = "unverified";
  private static final String WITHDRAWN = "withdrawn";

  private final Map<String, String> standings = new HashMap<>();
  private final Set<String> unconfirmed = new HashSet<>();
  private final List<Lexicon.Entry> withdrawn = new ArrayList<>();

  private CodeRegister() {}

  static CodeRegister read(KnowledgeFiles files) throws IOException {
    CodeRegister register = new CodeRegister();
    CsvSchema header = CsvSchema.emptySchema().withHeader().withComments();
    try (InputStream csv = files.open(FILE);
        MappingIterator<Map<String, String>> rows =
            new CsvMapper().readerForMapOf(String.class).with(header).readValues(csv)) {
      while (rows.hasNext()) {
        register.add(rows.next());
      }
    }
    return register;
  }

  private void add(Map<String, String> row) throws IOException {
    String system = cell(row, "system");
    String code = cell(row, "code");
    String standing = cell(row, "standing");
    if (!Set.of("confirmed", WITHDRAWN, UNVERIFIED).contains(standing)) {
      throw new IOException("a standing is confirmed, withdrawn or unverified, not " + standing);
    }
    if (code.isEmpty()) {
      unconfirmed.add(key(system, cell(row, "stands-for")));
    } else {
      standings.put(key(system, code), standing);
    }
    if (standing.equals(WITHDRAWN)) {
      withdrawn.add(
          new Lexicon.Entry(cell(row, "stands-for"), List.of(withdrawn(system, code)), List.of()));
    }
  }

  private static Code withdrawn(String system, String code) throws IOException {
    return CodeForm.named(system)
        .filter(form -> form.canBe(code))
        .map(form -> form.code(code))
        .orElseThrow(
            () -> new IOException("there can be no withdrawn " + system + " code " + code));
  }

  /** What each withdrawn code stands for: the key of a drug or of a finding. */
  List<Lexicon.Entry> withdrawn() {
    return List.copyOf(withdrawn);
  }

  private static String cell(Map<String, String> row, String column) throws IOException {
    String cell = row.get(column);
    if (cell == null) {
      throw new IOException("a row has no " + column);
    }
    return cell;
  }

  private static String key(String system, String code) {
    return system + " " + code;
  }

  /**
   * What speaks against a code; empty when it has been confirmed.
   *
   * @param key the drug, finding or analyte that it stands at
   */
  Optional<String> objection(CodeForm system, String code, String key) {
    String standing = standings.get(key(system.field(), code));
    if (standing == null) {
      return unconfirmed.contains(key(system.field(), key))
          ? Optional.of("unverified: no " + system.field() + " code of '" + key + "' is confirmed")
          : Optional.of("unknown: it is not in the register of codes");
    }
    return switch (standing) {
      case UNVERIFIED -> Optional.of("unverified: the register of codes says so");
      case WITHDRAWN -> Optional.of("withdrawn: the register alone leads from it to what it meant");
      default -> Optional.empty();
    };
  }
}
