package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Bundles.facts;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;
import org.spasmwatch.patient.Supply;

/** Whether, since when and how much of a drug is taken; the records are read on 2026-04-21. */
class ExposureFactsTest {

  private static String statement(String status, String more) {
    return record("MedicationStatement", status, more);
  }

  private static String request(String status, String intent, String more) {
    return record("MedicationRequest", status, ", \"intent\": \"" + intent + "\"" + more);
  }

  private static String record(String type, String status, String more) {
    return """
    {"resourceType": "%s", "id": "m", "status": "%s"%s, "medicationCodeableConcept":
     {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm", "code": "25480"}]}}
    """
        .formatted(type, status, more);
  }

  private static String period(String start, String end) {
    return """
    , "effectivePeriod": {"start": "%s", "end": "%s"}
    """
        .formatted(start, end);
  }

  private static MedicationUse only(PatientFacts facts) {
    assertThat(facts.notEvaluated()).isEmpty();
    assertThat(facts.medications()).hasSize(1);
    return facts.medications().get(0);
  }

  private static Span day(String first, String last) {
    return new Span(Instant.parse(first + "T00:00:00Z"), Instant.parse(last + "T23:59:59.999Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "active, CURRENT",
    "completed, PAST",
    "stopped, PAST",
    "on-hold, PAST",
    "intended, INTENDED",
    "unknown, UNKNOWN",
  })
  void theStatusOfAStatementSaysWhetherItIsTaken(String status, Status expected) {
    assertThat(only(facts(statement(status, ""))).status()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "active, order, CURRENT",
    "active, original-order, CURRENT",
    "active, reflex-order, CURRENT",
    "active, filler-order, CURRENT",
    "active, instance-order, CURRENT",
    "active, plan, CURRENT",
    "active, proposal, INTENDED",
    "active, option, INTENDED",
    "draft, order, INTENDED",
    "draft, proposal, INTENDED",
    "on-hold, order, PAST",
    "stopped, order, PAST",
    "completed, order, UNKNOWN",
    "unknown, order, UNKNOWN",
    "stopped, proposal, INTENDED",
    "completed, option, INTENDED",
  })
  void theStatusAndIntentOfAnOrderSayWhetherItIsTaken(
      String status, String intent, Status expected) {
    assertThat(only(facts(request(status, intent, ""))).status()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "MedicationStatement, entered-in-error",
    "MedicationStatement, not-taken",
    "MedicationRequest, entered-in-error",
    "MedicationRequest, cancelled",
  })
  void whatWasNeverTakenIsNoExposure(String type, String status) {
    PatientFacts facts = facts(record(type, status, ""));

    assertThat(facts.medications()).isEmpty();
    assertThat(facts.notEvaluated()).isEmpty();
  }

  @Test
  void anOrderNotToGiveADrugIsNoExposure() {
    assertThat(facts(request("active", "order", ", \"doNotPerform\": true")).medications())
        .isEmpty();
    assertThat(facts(request("active", "order", ", \"doNotPerform\": false")).medications())
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "MedicationStatement, draft",
    "MedicationRequest, intended",
    "MedicationRequest, Active",
    "MedicationStatement, taking",
  })
  void aStatusThatTheResourceDoesNotHaveIsNotEvaluated(String type, String status) {
    PatientFacts facts = facts(record(type, status, ""));

    assertThat(facts.medications()).isEmpty();
    assertThat(facts.notEvaluated())
        .singleElement()
        .satisfies(n -> assertThat(n.reason()).contains("status"));
  }

  @Test
  void aRecordWithoutStatusIsOfUnknownUse() {
    String statement = statement("", "").replace("\"status\": \"\",", "");

    assertThat(only(facts(statement)).status()).isEqualTo(Status.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"active", "unknown"})
  void aPeriodThatIsOverSaysMoreThanTheStatus(String status) {
    MedicationUse use = only(facts(statement(status, period("2026-01-01", "2026-03-31"))));

    assertThat(use.status()).isEqualTo(Status.PAST);
    assertThat(use.start()).isEqualTo(day("2026-01-01", "2026-01-01"));
    assertThat(use.stop()).isEqualTo(day("2026-03-31", "2026-03-31"));
  }

  @Test
  void aPeriodThatHasNotBegunSaysMoreThanTheStatus() {
    assertThat(only(facts(statement("active", period("2026-05-01", "2026-06-01")))).status())
        .isEqualTo(Status.INTENDED);
  }

  @Test
  void aPeriodThatEndsTodayIsNotOver() {
    MedicationUse use = only(facts(statement("active", period("2026-01-01", "2026-04-21"))));

    assertThat(use.status()).isEqualTo(Status.CURRENT);
    assertThat(use.stop()).isNull();
  }

  @Test
  void aStoppedDrugThatIsPlannedToEndLaterHasNoKnownStop() {
    MedicationUse use = only(facts(statement("stopped", period("2026-01-01", "2026-06-01"))));

    assertThat(use.status()).isEqualTo(Status.PAST);
    assertThat(use.stop()).isNull();
  }

  @Test
  void theBoundsOfTheDosageEndAnOrder() {
    String bounds =
        """
        , "dosageInstruction": [{"timing": {"repeat": {"boundsPeriod": {"end": "2026-02-28"}}}}]
        """;

    MedicationUse use = only(facts(request("active", "order", bounds)));

    assertThat(use.status()).isEqualTo(Status.PAST);
    assertThat(use.stop()).isEqualTo(day("2026-02-28", "2026-02-28"));
  }

  @Test
  void theDayOfAnOrderBoundsTheStartFromAbove() {
    MedicationUse use = only(facts(request("active", "order", ", \"authoredOn\": \"2026-03-02\"")));

    assertThat(use.start()).isEqualTo(Span.notAfter(Instant.parse("2026-03-02T23:59:59.999Z")));
  }

  @Test
  void theDayOfAStatementBoundsTheStartFromAbove() {
    MedicationUse use = only(facts(statement("active", ", \"dateAsserted\": \"2026-03-02\"")));

    assertThat(use.start()).isEqualTo(Span.notAfter(Instant.parse("2026-03-02T23:59:59.999Z")));
  }

  @Test
  void aPeriodWithOnlyAnEndBoundsTheStartFromAbove() {
    MedicationUse use =
        only(facts(statement("completed", ", \"effectivePeriod\": {\"end\": \"2026-03-02\"}")));

    assertThat(use.start()).isEqualTo(Span.notAfter(Instant.parse("2026-03-02T23:59:59.999Z")));
  }

  @Test
  void aRecordWithoutAnyDateHasNoStart() {
    assertThat(only(facts(statement("active", ""))).start()).isNull();
  }

  @Test
  void anOrderForSoManyDaysStopsAfterThem() {
    String bounded =
        request(
            "active",
            "order",
            ", \"authoredOn\": \"2026-04-01\", \"dosageInstruction\": [{\"timing\": {\"repeat\":"
                + " {\"boundsDuration\": {\"value\": 7, \"code\": \"d\"}}}}]");

    MedicationUse use = only(facts(bounded));

    assertThat(use.status()).isEqualTo(Status.PAST);
    assertThat(use.stop()).isEqualTo(day("2026-04-08", "2026-04-08"));
  }

  @Test
  void stepsThatFollowOneAnotherStopAfterTheLast() {
    String step =
        "{\"sequence\": %d, \"timing\": {\"repeat\": {\"boundsDuration\": {\"value\": 7, \"code\":"
            + " \"d\"}}}}";
    String taper =
        request(
            "active",
            "order",
            ", \"authoredOn\": \"2026-04-01\", \"dosageInstruction\": ["
                + step.formatted(1)
                + ","
                + step.formatted(2)
                + "]");

    assertThat(only(facts(taper)).stop()).isEqualTo(day("2026-04-15", "2026-04-15"));
  }

  @Test
  void whatWasSuppliedLastsSoManyDaysForEachFill() {
    String supplied =
        request(
            "active",
            "order",
            ", \"authoredOn\": \"2026-03-01\", \"dispenseRequest\": {\"numberOfRepeatsAllowed\": 2,"
                + " \"expectedSupplyDuration\": {\"value\": 10, \"unit\": \"d\"}}");

    assertThat(only(facts(supplied)).supply())
        .isEqualTo(new Supply(day("2026-03-31", "2026-03-31"), true));
  }
}
