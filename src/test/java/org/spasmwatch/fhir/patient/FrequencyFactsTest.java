package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.fhir.patient.DoseRecords.dosage;
import static org.spasmwatch.fhir.patient.DoseRecords.dose;
import static org.spasmwatch.fhir.patient.DoseRecords.isBetween;
import static org.spasmwatch.fhir.patient.DoseRecords.mg;
import static org.spasmwatch.fhir.patient.DoseRecords.statement;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.patient.DailyDose;

/** How often a day something is taken, by each form of a Timing; 100 mg at a time. */
class FrequencyFactsTest {

  private static String timed(String timing) {
    String more = "\"timing\": {" + timing.replace('\'', '"') + "},";
    return statement("[" + dosage(more, mg(100)) + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "QD | 100",
        "AM | 100",
        "PM | 100",
        "BED | 100",
        "BID | 200",
        "TID | 300",
        "QID | 400",
        "QOD | 50",
        "Q1H | 2400",
        "Q2H | 1200",
        "Q3H | 800",
        "Q4H | 600",
        "Q6H | 400",
        "Q8H | 300",
        "Q12H | 200",
        "WK | 14.286",
        "MO | 3.3333",
      })
  void aCodeSaysHowOften(String code, String mg) {
    isBetween(dose(timed("'code': {'coding': [{'code': '" + code + "'}]}")), mg, mg);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "300 | 300 | 'frequency': 3, 'period': 1, 'periodUnit': 'd'",
        "300 | 300 | 'period': 8, 'periodUnit': 'h'",
        "480 | 480 | 'period': 5, 'periodUnit': 'h'",
        "240 | 240 | 'period': 600, 'periodUnit': 'min'",
        "100 | 100 | 'frequency': 7, 'period': 1, 'periodUnit': 'wk'",
        "50 | 50 | 'period': 2, 'periodUnit': 'd'",
        "100 | 100 | 'frequency': 30, 'period': 1, 'periodUnit': 'mo'",
        "100 | 300 | 'frequency': 1, 'frequencyMax': 3, 'period': 1, 'periodUnit': 'd'",
        "300 | 400 | 'period': 6, 'periodMax': 8, 'periodUnit': 'h'",
        "200 | 200 | 'timeOfDay': ['08:00:00', '20:00:00']",
        "200 | 200 | 'timeOfDay': ['08:00', '20:00'], 'frequency': 2, 'period': 1, 'periodUnit': 'd'",
        "300 | 300 | 'when': ['MORN', 'NOON', 'HS']",
        "300 | 300 | 'when': ['CM', 'CD', 'CV']",
        "100 | 300 | 'when': ['PC']",
        "300 | 300 | 'frequency': 3, 'period': 1, 'periodUnit': 'd', 'when': ['PC']",
        "100 | 200 | 'frequency': 1, 'period': 1, 'periodUnit': 'd', 'when': ['MORN', 'HS']",
        "14.286 | 14.286 | 'period': 1, 'periodUnit': 'wk', 'dayOfWeek': ['mon']",
        "42.857 | 42.857 | 'frequency': 3, 'period': 1, 'periodUnit': 'wk', 'dayOfWeek':"
            + " ['mon', 'wed', 'fri']",
        "85.714 | 85.714 | 'frequency': 2, 'period': 1, 'periodUnit': 'd', 'dayOfWeek':"
            + " ['mon', 'wed', 'fri']",
        "14.286 | 42.857 | 'frequency': 1, 'period': 1, 'periodUnit': 'wk', 'dayOfWeek':"
            + " ['mon', 'wed', 'fri']",
        "57.143 | 57.143 | 'timeOfDay': ['08:00:00', '20:00:00'], 'dayOfWeek': ['sat', 'sun']",
      })
  void aStructureSaysHowOftenAndARangeLeavesItOpen(String least, String most, String repeat) {
    isBetween(dose(timed("'repeat': {" + repeat + "}")), least, most);
  }

  @ParameterizedTest
  @CsvSource({
    "TID, 300, 300",
    "3 times daily, 300, 300",
    "Every 8 hours, 300, 300",
    "every 6-8 hours, 300, 400",
    "BID PRN, 0, 200",
  })
  void aCodeInWordsSaysHowOftenLessCertain(String text, String least, String most) {
    DailyDose dose = dose(timed("'code': {'text': '" + text + "'}"));

    isBetween(dose, least, most);
    assertThat(dose).isNotNull().extracting(DailyDose::certain).isEqualTo(false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'repeat': {}",
        "'repeat': {'frequency': 3}",
        "'repeat': {'frequency': 0, 'period': 1, 'periodUnit': 'd'}",
        "'repeat': {'frequency': 3, 'period': 0, 'periodUnit': 'd'}",
        "'repeat': {'frequency': 3, 'period': 1, 'periodUnit': 'fortnight'}",
        "'code': {'coding': [{'code': 'QXQ'}]}",
        "'event': ['2026-04-20']",
      })
  void aTimingThatSaysNothingGivesNoDose(String timing) {
    assertThat(dose(timed(timing))).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | 200 | 'code': {'coding': [{'code': 'BID'}]}, 'repeat': {'frequency': 2, 'period': 1,"
            + " 'periodUnit': 'd'}",
        "100 | 200 | 'code': {'coding': [{'code': 'BID'}]}, 'repeat': {'frequency': 1, 'period': 1,"
            + " 'periodUnit': 'd'}",
      })
  void aCodeAndAStructureThatDifferLeaveItOpen(String least, String most, String timing) {
    isBetween(dose(timed(timing)), least, most);
  }
}
