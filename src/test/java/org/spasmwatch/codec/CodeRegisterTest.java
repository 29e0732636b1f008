package org.spasmwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.knowledge.Terms;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;
import org.spasmwatch.testkit.Knowledge;

/** No code ships that nobody has confirmed; what was withdrawn is still read. */
class CodeRegisterTest {

  private static List<String> rows() throws IOException {
    try (InputStream in = KnowledgeFiles.bundled().open(CodeRegister.FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .toList();
    }
  }

  @Test
  void everyCodeThatShipsIsInTheRegisterAsConfirmedOrWithdrawn() {
    assertThat(Edition.review(KnowledgeFiles.bundled(), List.of())).isEmpty();
  }

  @Test
  void noCodeIsInTheRegisterTwiceAndEachSaysWhereItWasSeen() throws IOException {
    List<String> codes =
        rows().stream()
            .map(row -> row.split(",", 3))
            .filter(cells -> !cells[1].isEmpty())
            .map(cells -> cells[0] + " " + cells[1])
            .toList();

    assertThat(codes).doesNotHaveDuplicates().hasSizeGreaterThan(550);
    assertThat(rows()).noneMatch(row -> row.endsWith(","));
  }

  @Test
  void everyConfirmedCodeOfTheRegisterCanBeOne() throws IOException {
    assertThat(rows())
        .map(row -> row.split(",", 3))
        .filteredOn(cells -> !cells[2].startsWith("unverified"))
        .allMatch(cells -> CodeForm.valueOf(cells[0].toUpperCase(Locale.ROOT)).canBe(cells[1]));
  }

  @Test
  void aWithdrawnCodeIsStillRead() throws IOException {
    Terms terms = Knowledge.bundled().terms();

    assertThat(rows()).filteredOn(row -> row.contains(",withdrawn,")).hasSize(2);
    assertThat(terms.drugs().of(new Code(Systems.ATC, "N03AX12"))).containsExactly("gabapentin");
    assertThat(terms.findings().of(new Code(Systems.ICD_10_CM, "N18.3")))
        .containsExactly("renal-impairment");
  }

  @ParameterizedTest
  @CsvSource({
    "SNOMED, 45352006, true",
    "SNOMED, 45352007, false",
    "SNOMED, 54352006, false",
    "SNOMED, 4535200, false",
    "LOINC, 2951-2, true",
    "LOINC, 2951-3, false",
    "LOINC, 2591-2, false",
    "LOINC, 98979-8, true",
    "ATC, N05A, true",
    "ATC, N05AN01, true",
    "ATC, N05A01, false",
    "ATC, n05an01, false",
    "ICD10CM, G25.3, true",
    "ICD10CM, T43.011A, true",
    "ICD10CM, G253, false",
    "RXNORM, 704, true",
    "RXNORM, 0704, false",
    "RXNORM, 7O4, false"
  })
  void aSlipShowsInTheFormOrTheCheckDigit(CodeForm system, String code, boolean possible) {
    assertThat(system.canBe(code)).isEqualTo(possible);
  }
}
