package org.spasmwatch.workbench.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.assessment.Inquiry;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.Measurement.Flag;
import org.spasmwatch.patient.Measurement.Range;
import org.spasmwatch.terminology.Quantity.Comparator;
import org.spasmwatch.workbench.bedside.Sheet.Allergy;
import org.spasmwatch.workbench.bedside.Sheet.Lab;
import org.spasmwatch.workbench.bedside.Sheet.Medicine;

/** What is filled in is understood as it was meant, through the same door as an EHR's data. */
class SheetBundleTest {

  private static JsonNode written(Sheet sheet) {
    return SheetBundle.of(sheet, Sheets.KNOWLEDGE).path("entry").path(1).path("resource");
  }

  private static Measurement read(Lab lab) {
    Inquiry inquiry = Sheets.inquiry(Sheets.labs(lab));
    assertThat(inquiry.assessment().notEvaluated()).isEmpty();
    return inquiry.assessment().facts().measurements().get(0);
  }

  private static Range range(String text) {
    return read(new Lab("sodium", "131", "", text, "2026-04-20")).range();
  }

  @ParameterizedTest
  @CsvSource({"131, '', 131", "131, mEq/L, 131", "'131,5', mmol/L, 131.5"})
  void aValueIsInItsUnitOrInThatOfTheKnowledge(String value, String unit, BigDecimal sodium) {
    Measurement read = read(new Lab("sodium", value, unit, "", "2026-04-20"));

    assertThat(read.value().value()).isEqualByComparingTo(sodium);
    assertThat(read.value().unit()).isEqualTo("mmol/L");
  }

  @Test
  void aUnitThatNobodyKnowsIsSaidToBeNone() {
    Inquiry inquiry =
        Sheets.inquiry(Sheets.labs(new Lab("sodium", "131", "furlong", "", "2026-04-20")));

    assertThat(inquiry.assessment().facts().measurements()).isEmpty();
    assertThat(inquiry.assessment().notEvaluated()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"<120, LESS", "'>= 60', GREATER_OR_EQUAL", "≤5, LESS_OR_EQUAL", "> 60, GREATER"})
  void aValueMayBeAnInterval(String value, Comparator comparator) {
    assertThat(read(new Lab("egfr", value, "", "", "2026-04-20")).value().comparator())
        .isEqualTo(comparator);
  }

  @Test
  void aRangeIsReadAsLaboratoriesWriteIt() {
    Range both = new Range(new BigDecimal("135"), new BigDecimal("145"));

    assertThat(range("135-145")).isEqualTo(both);
    assertThat(range("135 – 145")).isEqualTo(both);
    assertThat(range(">= 135")).isEqualTo(new Range(new BigDecimal("135"), null));
    assertThat(range("< 145")).isEqualTo(new Range(null, new BigDecimal("145")));
    assertThat(read(new Lab("sodium", "131", "", "135-145", "2026-04-20")).flag())
        .isEqualTo(Flag.LOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "normal", "a-b", "135-", "\"><script>"})
  void aRangeThatIsNoneIsLeftAsItIsWritten(String text) {
    assertThat(range(text)).isEqualTo(Range.NONE);
  }

  @Test
  void anAllergyIsOneAndNoFinding() {
    Sheet sheet =
        Sheets.of(
            List.of(new Medicine("gabapentin", "300", "2026-04-01", "")),
            List.of(),
            List.of(),
            List.of(new Allergy("Tylenol", "rash")));
    Inquiry inquiry = Sheets.inquiry(sheet);

    assertThat(inquiry.assessment().notEvaluated()).isEmpty();
    assertThat(inquiry.assessment().facts().findings()).isEmpty();
    assertThat(inquiry.assessment().facts().reactions())
        .singleElement()
        .satisfies(
            reaction -> {
              assertThat(reaction.drugs()).isEqualTo(Set.of("acetaminophen"));
              assertThat(reaction.manifestations()).contains("rash");
            });
  }

  @Test
  void aDoseMayBeWords() {
    Sheet sheet =
        Sheets.of(
            List.of(new Medicine("gabapentin", "300 mg three times daily", "2026-04-01", "")),
            List.of(),
            List.of(),
            List.of());

    assertThat(written(sheet).path("dosage").path(0).path("text").asText())
        .isEqualTo("300 mg three times daily");
    assertThat(Sheets.timeline(sheet).lanes().get(0).bars().get(0).label()).isEqualTo("900 mg/d");
  }
}
