package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.fhir.patient.DoseRecords.dose;
import static org.spasmwatch.fhir.patient.DoseRecords.isBetween;
import static org.spasmwatch.fhir.patient.DoseRecords.mg;
import static org.spasmwatch.fhir.patient.DoseRecords.only;
import static org.spasmwatch.fhir.patient.DoseRecords.order;
import static org.spasmwatch.fhir.patient.DoseRecords.statement;
import static org.spasmwatch.testkit.Bundles.facts;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.patient.MedicationUse.Status;

/** Which step of several is in force on 2026-04-21. */
class TaperFactsTest {

  private static String step(String sequence, int mg, String repeat) {
    return "{"
        + sequence
        + "\"timing\": {\"repeat\": {\"frequency\": 1, \"period\": 1, \"periodUnit\": \"d\""
        + repeat.replace('\'', '"')
        + "}}, \"doseAndRate\": [{\"doseQuantity\": "
        + mg(mg)
        + "}]}";
  }

  private static String number(int sequence) {
    return "\"sequence\": " + sequence + ", ";
  }

  private static String from(String start, String end) {
    return ", 'boundsPeriod': {'start': '" + start + "', 'end': '" + end + "'}";
  }

  private static String days(int days) {
    return ", 'boundsDuration': {'value': " + days + ", 'code': 'd'}";
  }

  private static String all(String... steps) {
    return Stream.of(steps).collect(Collectors.joining(",", "[", "]"));
  }

  @ParameterizedTest
  @CsvSource({"2026-04-21, 2026-04-22, 600", "2026-04-20, 2026-04-21, 300"})
  void ofDatedStepsTheOneInForceCounts(String firstEnds, String secondBegins, String mg) {
    String taper =
        all(
            step(number(1), 600, from("2026-04-01", firstEnds)),
            step(number(2), 300, from(secondBegins, "2026-04-30")));

    isBetween(dose(statement(taper)), mg, mg);
  }

  @Test
  void datedDosagesWithoutASequenceAreStepsToo() {
    String taper =
        all(
            step("", 600, from("2026-04-01", "2026-04-14")),
            step("", 300, from("2026-04-15", "2026-04-30")));

    isBetween(dose(statement(taper)), "300", "300");
  }

  @Test
  void aStepWithoutAnEndGoesOn() {
    String taper =
        all(
            step(number(1), 600, from("2026-04-01", "2026-04-14")),
            step(number(2), 300, ", 'boundsPeriod': {'start': '2026-04-15'}"));

    isBetween(dose(statement(taper)), "300", "300");
    assertThat(only(facts(statement(taper))).status()).isEqualTo(Status.CURRENT);
  }

  @Test
  void stepsWithoutDatesOrLengthsMayBeAnyOfThem() {
    isBetween(
        dose(statement(all(step(number(1), 600, ""), step(number(2), 300, "")))), "300", "600");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04-21, 600, 600",
    "2026-04-15, 600, 600",
    "2026-04-14, 300, 600",
    "2026-04-13, 300, 300",
    "2026-04-01, 300, 300",
  })
  void stepsOfALengthFollowOneAnotherFromTheStart(String start, String least, String most) {
    String taper = all(step(number(1), 600, days(7)), step(number(2), 300, ""));
    String statement =
        statement(taper)
            .replace(
                "\"dosage\"", "\"effectivePeriod\": {\"start\": \"" + start + "\"}, \"dosage\"");

    isBetween(dose(statement), least, most);
  }

  @Test
  void aNumberOfTimesIsALength() {
    String taper = all(step(number(1), 600, ", 'count': 7"), step(number(2), 300, ""));

    isBetween(dose(order(taper, ", \"authoredOn\": \"2026-04-01\"")), "300", "300");
  }

  @Test
  void whenAllStepsAreOverTheOrderIsPastAndItsLastStepStands() {
    String taper = all(step(number(1), 600, days(7)), step(number(2), 300, days(7)));
    String order = order(taper, ", \"authoredOn\": \"2026-04-01\"");

    assertThat(only(facts(order)).status()).isEqualTo(Status.PAST);
    assertThat(Objects.requireNonNull(only(facts(order)).stop()).earliest())
        .isEqualTo(Instant.parse("2026-04-15T00:00:00Z"));
    isBetween(dose(order), "300", "300");
  }

  @Test
  void anOrderWhoseStepsAllLieAheadIsIntended() {
    String taper = all(step(number(1), 600, from("2026-05-01", "2026-05-07")));

    assertThat(only(facts(order(taper, ", \"authoredOn\": \"2026-04-20\""))).status())
        .isEqualTo(Status.INTENDED);
  }
}
