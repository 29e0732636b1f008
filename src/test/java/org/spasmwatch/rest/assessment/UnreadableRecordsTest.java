package org.spasmwatch.rest.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Assessments.answer;
import static org.spasmwatch.testkit.Assessments.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.CardRules;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** Records that cannot be used: the rest is answered, and these are named, without their words. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class UnreadableRecordsTest {
  private static final String SECRET = "Zebulon";

  private static JsonNode notEvaluated(Response response) {
    JsonNode answer = answer(response);
    CardRules.check(answer);
    return answer.at("/extension/org.spasmwatch.assessment/notEvaluated");
  }

  private static void isNamed(String resource, String reference, String reason) {
    JsonNode named = notEvaluated(post(Bundles.ofPatient(resource)));

    assertThat(named).hasSize(1);
    assertThat(named.get(0).path("reference").asText()).isEqualTo(reference);
    assertThat(named.get(0).path("reason").asText()).contains(reason);
  }

  @Test
  void anUnknownResourceTypeIsNamed() {
    isNamed("{\"resourceType\": \"Nothing\", \"id\": \"n\"}", "Nothing/n", "not one of FHIR R4");
  }

  @Test
  void aBundleWithoutTypeIsRead() {
    assertThat(notEvaluated(post("{\"resourceType\": \"Bundle\"}")).isMissingNode()).isTrue();
  }

  @Test
  void aForeignSubjectIsNamed() {
    isNamed(
        "{\"resourceType\": \"Condition\", \"id\": \"c\", \"code\": {\"text\": \"tremor\"},"
            + " \"subject\": {\"reference\": \"Patient/q\"}}",
        "Condition/c",
        "subject");
  }

  @Test
  void aDateThatIsNoneIsNamed() {
    isNamed(
        "{\"resourceType\": \"Condition\", \"id\": \"c\", \"code\": {\"text\": \"tremor\"},"
            + " \"recordedDate\": \"last spring\"}",
        "Condition/c",
        "recordedDate is not a FHIR date");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999", "-1e999999", "1e-999999", "1e2147483647"})
  void aHugeNumberIsNamed(String number) {
    isNamed(
        """
        {"resourceType": "Observation", "id": "o", "status": "final",
         "code": {"coding": [{"system": "http://loinc.org", "code": "2951-2"}]},
         "effectiveDateTime": "2026-04-20", "valueQuantity": {"value": %s, "code": "mmol/L"}}
        """
            .formatted(number),
        "Observation/o",
        "no numeric value");
  }

  @Test
  void hugeNumbersInADosageAreNoDose() {
    String statement =
        """
        {"resourceType": "MedicationStatement", "id": "m", "status": "active",
         "medicationCodeableConcept": {"text": "gabapentin"},
         "dosage": [{"sequence": 1e2147483647, "doseAndRate": [{"doseQuantity":
           {"value": 1e999999, "code": "mg"}}], "timing": {"repeat":
           {"frequency": 1e2147483647, "period": 1e999999, "periodUnit": "d"}}}]}
        """;

    assertThat(notEvaluated(post(Bundles.ofPatient(statement))).isMissingNode()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\u0000", "\\ud800", "\\udc00\\ud800", "\\uffff", "\uD83E\uDDE0"})
  void strangeCharactersDoNoHarm(String character) {
    String resource =
        """
        {"resourceType": "Condition", "id": "%1$s", "code": {"text": "%1$s"},
         "recordedDate": "%1$s", "clinicalStatus": {"text": "%1$s"}}
        """
            .formatted(character);

    assertThat(post(Bundles.ofPatient(resource)).statusCode()).isEqualTo(200);
    assertThat(post(Bundles.ofPatient(resource.replace("Condition", "Nothing"))).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "true", "1", "\"x\"", "[]", "{}", "[null]", "[[]]", "[1]", "[{}]"})
  void elementsOfAnotherFormDoNoHarm(String json) {
    String fields =
        """
        "status": %1$s, "code": %1$s, "subject": %1$s, "patient": %1$s, "component": %1$s,
        "valueQuantity": %1$s, "effectivePeriod": %1$s, "interpretation": %1$s, "id": %1$s,
        "referenceRange": %1$s, "medicationCodeableConcept": %1$s, "medicationReference": %1$s,
        "dosage": %1$s, "dosageInstruction": %1$s, "clinicalStatus": %1$s, "contained": %1$s,
        "verificationStatus": %1$s, "reaction": %1$s, "birthDate": %1$s, "intent": %1$s
        """
            .formatted(json);
    for (String type :
        new String[] {
          "Patient",
          "MedicationStatement",
          "MedicationRequest",
          "Medication",
          "Observation",
          "Condition",
          "AllergyIntolerance",
          "Bundle"
        }) {
      String bundle = Bundles.of("{\"resourceType\": \"" + type + "\", " + fields + "}");

      assertThat(post(bundle).statusCode()).as(type).isEqualTo(200);
    }
  }

  private static String written(String type, String code) {
    return """
        {"resourceType": "%1$s", "id": "%1$s", "status": "final", "note": [{"text": "%3$s"}],
         "code": {"text": "%3$s", "coding": [{"system": "http://loinc.org", "code": "%2$s",
           "display": "%3$s"}]},
         "medicationCodeableConcept": {"text": "%3$s"}, "valueString": "%3$s",
         "recordedDate": "%3$s", "subject": {"display": "%3$s"},
         "text": {"status": "generated", "div": "<div>%3$s</div>"}}
        """
        .formatted(type, code, SECRET);
  }

  @Test
  void namesAndFreeTextAreInNoAnswer() {
    String named =
        """
        {"resourceType": "Patient", "id": "p", "name": [{"family": "%s"}]}
        """
            .formatted(SECRET);
    String gabapentin =
        """
        {"resourceType": "MedicationStatement", "id": "g", "status": "active",
         "medicationCodeableConcept": {"text": "gabapentin 300 mg %1$s"},
         "subject": {"reference": "Patient/p", "display": "%1$s"}}
        """
            .formatted(SECRET);
    String tremor =
        """
        {"resourceType": "Observation", "id": "t", "status": "final", "valueString": "%1$s",
         "code": {"text": "%1$s", "coding": [{"system": "http://snomed.info/sct",
           "code": "26079004"}]}, "component": [{"code": {"text": "tremor"}}]}
        """
            .formatted(SECRET);

    Response response =
        post(
            Bundles.of(
                named,
                gabapentin,
                tremor,
                written("Observation", "2951-2"),
                written("MedicationRequest", "x"),
                written("Condition", "x")));

    assertThat(notEvaluated(response)).isNotEmpty();
    assertThat(response.asString()).doesNotContain(SECRET);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"resourceType\": \"Bundle\", \"name\": Zebulon}",
        "{\"Zebulon\": 1, \"Zebulon\": 2}",
        "{\"resourceType\": \"Bundle\"} Zebulon",
        "Zebulon",
        "\"Zebulon\"",
        "{\"resourceType\": \"Zebulon\"}",
        "{\"resourceType\": \"Bundle\", \"entry\": \"Zebulon\"}",
        "{\"name\": \"Zebulon"
      })
  void namesAndFreeTextAreInNoRefusal(String body) {
    Response response = post(body);

    assertThat(response.statusCode()).isBetween(400, 499);
    assertThat(response.asString()).doesNotContain(SECRET);
  }
}
