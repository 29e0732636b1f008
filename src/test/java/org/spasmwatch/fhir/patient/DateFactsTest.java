package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Bundles.facts;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.patient.NotEvaluated;
import org.spasmwatch.patient.NotEvaluated.Cause;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;

/** What the dates of records mean; they are read on 2026-04-21. */
class DateFactsTest {

  private static String tremor(String more) {
    return """
        {"resourceType": "Observation", "id": "o", "status": "final",
         "code": {"coding": [{"system": "http://snomed.info/sct", "code": "26079004"}]}%s}
        """
        .formatted(more);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"effectiveDateTime\": \"2026-05-01\"",
        "\"effectiveInstant\": \"2026-05-01T00:00:00Z\"",
        "\"effectivePeriod\": {\"start\": \"2026-05-01\"}"
      })
  void aRecordFromTheFutureTakesNoPart(String date) {
    PatientFacts facts = facts(tremor(", " + date));

    assertThat(facts.findings()).isEmpty();
    assertThat(facts.notEvaluated())
        .containsExactly(
            new NotEvaluated(
                "Observation/o", Cause.DATE, "it is dated after the instant of the assessment"));
  }

  @Test
  void aRecordOfTheSameDayMayBeAheadOfTheClock() {
    assertThat(facts(tremor(", \"effectiveDateTime\": \"2026-04-22\"")).findings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "2026, 2026-01-01T00:00:00Z, 2026-12-31T23:59:59.999Z",
    "2026-02, 2026-02-01T00:00:00Z, 2026-02-28T23:59:59.999Z",
    "2026-04-01, 2026-04-01T00:00:00Z, 2026-04-01T23:59:59.999Z",
    "2026-04-01T10:00:00Z, 2026-04-01T10:00:00Z, 2026-04-01T10:00:00Z",
    "2026-04-01T10:00:00.250+02:00, 2026-04-01T08:00:00.250Z, 2026-04-01T08:00:00.250Z",
    "2026-04-01T10:00:00-05:00, 2026-04-01T15:00:00Z, 2026-04-01T15:00:00Z",
    "2026-04-01T10:00:00, 2026-04-01T10:00:00Z, 2026-04-01T10:00:00Z",
  })
  void aDateIsAllItsInstants(String text, Instant earliest, Instant latest) {
    assertThat(facts(tremor(", \"effectiveDateTime\": \"" + text + "\"")).findings())
        .singleElement()
        .satisfies(f -> assertThat(f.onset()).isEqualTo(new Span(earliest, latest)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-13",
        "2026-02-30",
        "20.04.2026",
        "2026-4-1",
        "",
        "+2026-04-01",
        "+999999999-12-31T23:59:59Z",
        "2026-04-20T25:00:00Z",
        "-2026",
        "10:00"
      })
  void whatIsNoDateIsNamed(String text) {
    PatientFacts facts = facts(tremor(", \"effectiveDateTime\": \"" + text + "\""));

    assertThat(facts.findings()).singleElement().satisfies(f -> assertThat(f.onset()).isNull());
    assertThat(facts.notEvaluated())
        .contains(
            new NotEvaluated(
                "Observation/o",
                Cause.DATE,
                "effectiveDateTime is not a FHIR date; the record counts as without it"));
  }
}
