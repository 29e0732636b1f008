package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.fhir.patient.DoseRecords.dose;
import static org.spasmwatch.fhir.patient.DoseRecords.isBetween;
import static org.spasmwatch.fhir.patient.DoseRecords.named;
import static org.spasmwatch.fhir.patient.DoseRecords.record;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.patient.DailyDose;

/** What common written instructions come to in a day, of capsules of 300 mg. */
class WrittenDoseTest {

  private static String written(String sig) {
    return """
    {"resourceType": "MedicationStatement", "id": "m", "status": "active",
     "dosage": [{"text": "%s"}], %s}
    """
        .formatted(sig, named("gabapentin 300 MG Oral Capsule"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 tab po tid | 900",
        "1 cap PO BID. | 600",
        "Take one capsule by mouth three times daily | 900",
        "Take 1 capsule (300 mg total) by mouth 3 (three) times daily. | 900",
        "Take 1 capsule by mouth 3 times a day for 30 days | 900",
        "Take 2 capsules by mouth twice daily with meals | 1200",
        "300 mg three times daily | 900",
        "take 2 capsules by mouth twice a day | 1200",
        "600 mg q8h | 1800",
        "600 mg every eight hours | 1800",
        "2 caps p.o. q.i.d. | 2400",
        "300mg every 6 hours | 1200",
        "1 capsule(s) po at bedtime | 300",
        "1 capsule nightly at bedtime for muscle spasms | 300",
        "0.3 g daily | 300",
        "half a tablet at night | 150",
        "1/2 tablet twice daily | 300",
        "300 mg 3x/day | 900",
        "1 cap every other day | 150",
        "7 capsules once a week | 300",
        "300 mg = 1 cap(s), Oral, TID, # 90 cap(s), 0 Refill(s) | 900",
        "100 mg BID x 10 days | 200",
        "300mg nocte | 300",
        "1-0-1 | 600",
        "1-1-1-2 caps | 1500",
        "0-0-0.5 | 150",
      })
  void commonWrittenInstructionsGiveADoseLessCertain(String sig, String mg) {
    DailyDose dose = dose(written(sig));

    isBetween(dose, mg, mg);
    assertThat(dose).isNotNull().extracting(DailyDose::certain).isEqualTo(false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 tab po tid prn | 0 | 900",
        "Take 1 capsule every 8 hours as needed for pain | 0 | 900",
        "1-2 tabs po tid | 900 | 1800",
        "1 cap(s) Oral TID, PRN as needed for pain | 0 | 900",
        "Take 1-2 capsules (300-600 mg total) by mouth every 6 (six) hours as needed for muscle spasms."
            + " | 0 | 2400",
        "take 1 to 2 capsules every 6 hours | 1200 | 2400",
        "1-2 caps q6-8h prn muscle spasm | 0 | 2400",
        "300 mg 2-3 times daily | 600 | 900",
      })
  void whatAWrittenInstructionLeavesOpenStaysOpen(String sig, String least, String most) {
    isBetween(dose(written(sig)), least, most);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 tab po tid for 5 days then 1 tab daily",
        "1 tab po tid, increase to 2 tabs tid",
        "use as directed",
        "take 1 tablet",
        "1 tablet prn",
        "300 mg intrathecally daily",
        "1 ml po tid",
        "do not take 1 tablet daily",
        "1 tab every 0 hours",
        "1-0",
      })
  void aWrittenInstructionThatSaysMoreOrLessGivesNone(String sig) {
    assertThat(dose(written(sig))).isNull();
  }

  @Test
  void aTextOfAnyLengthIsEndured() {
    assertThat(dose(written("1 tab" + " po".repeat(200_000) + " daily"))).isNull();
  }

  @Test
  void aStructureThatGivesNoDoseIsHelpedByTheText() {
    String dosage =
        "\"dosage\": [{\"text\": \"300 mg three times daily\", \"timing\": {\"code\": {\"text\":"
            + " \"3x\"}}}]";

    isBetween(dose(record("MedicationStatement", dosage)), "900", "900");
  }

  @Test
  void theTextAsNeededBesideAStructureIsUpToItsDose() {
    String dosage =
        "\"dosage\": [{\"asNeededBoolean\": true, \"text\": \"300 mg three times daily\"}]";

    isBetween(dose(record("MedicationStatement", dosage)), "0", "900");
  }

  @Test
  void theInstructionForThePatientIsATextToo() {
    String dosage = "\"dosage\": [{\"patientInstruction\": \"300 mg three times daily\"}]";

    isBetween(dose(record("MedicationStatement", dosage)), "900", "900");
  }

  @Test
  void anInstructionThatR5RendersIsReadWhenThereIsNoDosage() {
    String rendered = "\"renderedDosageInstruction\": \"300 mg three times daily\"";

    isBetween(dose(record("MedicationRequest", rendered)), "900", "900");
  }
}
