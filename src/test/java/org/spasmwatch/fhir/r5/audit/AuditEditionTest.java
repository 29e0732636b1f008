package org.spasmwatch.fhir.r5.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hl7.fhir.r5.model.AuditEvent;
import org.hl7.fhir.r5.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.spasmwatch.app.audit.AuditRecord.Kind;
import org.spasmwatch.testkit.AuditRecords;
import org.spasmwatch.testkit.R5;

/** A record of the trail as FHIR tells it. */
class AuditEditionTest {
  private static AuditEvent event(Kind kind, String interaction, int status) {
    String json =
        new AuditEdition(R5.BASE).read(AuditRecords.of(kind, interaction, status), R5.PLAIN);
    return R5.strict().parseResource(AuditEvent.class, json);
  }

  private static String outcome(AuditEvent event) {
    return event.getOutcome().getCode().getCode();
  }

  @Test
  void anAssessmentSaysWhoAskedForWhomAndWhatCameOfIt() {
    AuditEvent event = event(Kind.ASSESS, "", 200);

    assertThat(event.getRecordedElement().getValueAsString()).isEqualTo("2026-04-21T08:00:00.000Z");
    assertThat(event.getAction()).isEqualTo(AuditEventAction.E);
    assertThat(event.getPatient().getIdentifier().getSystem())
        .isEqualTo("https://spasmwatch.org/fhir/patient-hash");
    assertThat(event.getAgentFirstRep().getRequestor()).isTrue();
    assertThat(event.getAgentFirstRep().getWho().getIdentifier().getValue()).isEqualTo("ehr");
    assertThat(event.getSource().getObserver().getIdentifier().getValue()).isEqualTo(R5.BASE);
    assertThat(event.getEntity())
        .extracting(entity -> entity.getWhat().getReference())
        .contains("ClinicalUseDefinition/gabapentin-myoclonus/_history/3");
  }

  @ParameterizedTest
  @CsvSource({"200, success", "404, error", "499, error", "500, fatal", "503, fatal"})
  void theOutcomeIsThatOfTheAnswer(int status, String code) {
    assertThat(outcome(event(Kind.ASSESS, "", status))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "CHANGE, create, C",
    "CHANGE, update, U",
    "CHANGE, delete, D",
    "READ, read, R",
    "READ, search-type, E",
    "SWEEP, '', D",
  })
  void theActionIsThatOfTheInteraction(Kind kind, String interaction, AuditEventAction action) {
    assertThat(event(kind, interaction, 200).getAction()).isEqualTo(action);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void everyKindHasItsCodeAndSomebodyWhoDidIt(Kind kind) {
    AuditEvent event = event(kind, "", 0);

    Coding code = event.getCode().getCodingFirstRep();
    assertThat(code.getSystem()).isEqualTo("https://spasmwatch.org/fhir/CodeSystem/audit-event");
    assertThat(code.getCode()).isEqualTo(kind.code());
    Reference who = event.getAgentFirstRep().getWho();
    assertThat(who.hasIdentifier() || who.hasDisplay()).isTrue();
    assertThat(event.getAgentFirstRep().getRequestor()).isEqualTo(kind.requested());
    assertThat(List.of("success", "warning")).contains(outcome(event));
  }
}
