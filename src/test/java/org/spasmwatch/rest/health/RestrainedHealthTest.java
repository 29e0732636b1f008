package org.spasmwatch.rest.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URL;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.HealthChecks;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Restrained;

/** What is kept back is said, and what is switched off can be read. */
@QuarkusTest
@TestProfile(Restrained.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class RestrainedHealthTest {
  @TestHTTPResource(value = "/health/ready", management = true)
  URL ready;

  @Test
  void readySaysWhatIsSwitchedOffAndWhatCouldNotBe() {
    JsonNode data = HealthChecks.data(ready, "knowledge");

    assertThat(data.path("disabled").asText()).isEqualTo(Restrained.DISABLED);
    assertThat(data.path("disabled-unknown").asText()).isEqualTo(Restrained.UNKNOWN);
    assertThat(data.path("beyond-sources").asText()).isEqualTo("off");
  }

  @Test
  void theLayerBeyondTheSourcesMakesNoCardAndIsServedAsFhirWithItsTag() {
    String simvastatin = Hooks.GABAPENTIN.replace("25480", "36567");
    String legCramp = Hooks.condition("c", "449918009");

    String answer =
        Assessments.answer(Assessments.post(Bundles.ofPatient(simvastatin, legCramp))).toString();

    assertThat(answer).contains("\"cards\":[]");
    assertThat(
            RestAssured.get("/fhir/r5/ClinicalUseDefinition/statins-leg-cramps")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("meta.tag.code"))
        .contains("beyond-sources");
  }

  @Test
  void readySaysWhichNumbersOfThePolicyAreTheHospitalsOwn() {
    assertThat(HealthChecks.data(ready, "knowledge").path("policy-set-here").asText())
        .isEqualTo("high-dose.gabapentin > 2400 mg/day (catalogue: > 1800 mg/day)");
  }

  @Test
  void aProductOfTheHospitalsOwnTableIsKnown() {
    String product = Hooks.GABAPENTIN.replace("25480", "90000002");
    String myoclonus = Hooks.condition("c", "17450006");

    String answer =
        Assessments.answer(Assessments.post(Bundles.ofPatient(product, myoclonus))).toString();

    assertThat(answer).contains("gabapentin-myoclonus/");
  }

  @Test
  void readyCountsTheCardsThatSilentModeKeepsBack() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
    long before = HealthChecks.data(ready, "knowledge").path("cards-withheld").asLong();

    Hooks.answer(Hooks.myoclonus());

    JsonNode data = HealthChecks.data(ready, "knowledge");
    assertThat(data.path("cds-mode").asText()).isEqualTo("silent");
    assertThat(data.path("cards-withheld").asLong()).isEqualTo(before + 1);
    assertThat(data.path("cards-shown").asLong()).isZero();
  }

  @Test
  void aStatementThatIsSwitchedOffMakesNoCardAndIsServedAsFhir() {
    String amitriptyline = Hooks.GABAPENTIN.replace("25480", "704");
    String cramp = Hooks.condition("c", "55300003");

    String answer =
        Assessments.answer(Assessments.post(Bundles.ofPatient(amitriptyline, cramp))).toString();

    assertThat(answer).doesNotContain(Restrained.DISABLED + "/");
    RestAssured.get("/fhir/r5/ClinicalUseDefinition/" + Restrained.DISABLED).then().statusCode(200);
  }
}
