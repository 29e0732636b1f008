package org.spasmwatch.rest.cdshooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.Outcomes.issue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.DiscoveryRules;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** What a client is told of the services (CDS Hooks 2.0.1, "Discovery"). */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class DiscoveryTest {
  private static JsonNode discovered() {
    return Bundles.json(given().get("/cds-services").then().statusCode(200).extract().asString());
  }

  private static Map<String, String> prefetch() {
    return discovered().at("/services/0/prefetch").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().asText()));
  }

  @Test
  void discoveryKeepsTheRules() {
    JsonNode discovery = discovered();

    DiscoveryRules.check(discovery);
    assertThat(discovery.path("services")).isNotEmpty();
  }

  @Test
  void theReviewIsOfferedOnOpeningAChart() {
    JsonNode service = discovered().at("/services/2");

    assertThat(service.path("id").asText()).isEqualTo("spasm-review");
    assertThat(service.path("hook").asText()).isEqualTo("patient-view");
    assertThat(service.path("version").asText()).isEqualTo("2.0.1");
    assertThat(service.path("hookVersion").asText()).isEqualTo("1.0");
    assertThat(service.path("usageRequirements").asText()).contains("412");
  }

  @Test
  void everyHookIsOfferedUnderTheIdOfItsService() {
    assertThat(discovered().path("services"))
        .extracting(s -> s.path("id").asText() + " " + s.path("hook").asText())
        .containsExactly(
            "spasm-review encounter-discharge",
            "spasm-review problem-list-item-create",
            "spasm-review patient-view",
            "spasm-order-check medication-refill",
            "spasm-order-check medication-verify",
            "spasm-order-check order-select",
            "spasm-order-check order-sign");
  }

  @Test
  void discoveryIsJson() {
    assertThat(given().get("/cds-services").contentType()).startsWith("application/json");
    assertThat(given().head("/cds-services").statusCode()).isEqualTo(200);
  }

  @Test
  void theTokenOfATrialClientIsNoHindrance() {
    given()
        .header("Authorization", "Bearer eyJhbGciOiJFUzM4NCJ9.e30.c2ln")
        .get("/cds-services")
        .then()
        .statusCode(200);
  }

  @Test
  void everySearchIsBoundedAndOfThePatient() {
    prefetch()
        .forEach(
            (key, template) -> {
              if (!key.equals("patient")) {
                assertThat(template).contains("?patient={{context.patientId}}", "&_count=");
              }
            });
  }

  @Test
  void observationsAreBoundedByTheCodesOfTheKnowledge() {
    Map<String, String> prefetch = prefetch();

    assertThat(prefetch.get("labs"))
        .contains("http://loinc.org|2951-2", "http://loinc.org|98979-8");
    assertThat(prefetch.get("vitalSigns")).contains("http://loinc.org|8310-5");
    assertThat(prefetch.get("findings") + prefetch.get("findings2"))
        .contains("http://snomed.info/sct|17450006", "http://loinc.org|75325-1");
    assertThat(prefetch.values())
        .filteredOn(template -> template.startsWith("Observation"))
        .allMatch(template -> template.contains("&code="));
  }

  @Test
  void stoppedOrdersAreAskedForToo() {
    assertThat(prefetch().values()).noneMatch(template -> template.contains("status"));
  }

  @Test
  void templatesKeepToTheWidelySupportedParameters() {
    assertThat(prefetch().values())
        .noneMatch(template -> template.contains("_include") || template.contains("_has"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void anotherMethodIsRefusedAndTheRightOneNamed(String method) {
    Response response = given().request(method, "/cds-services");

    issue(response, 405, "not-supported");
    assertThat(response.header("Allow")).contains("GET").doesNotContain("POST");
  }

  @Test
  void anAnswerInAFormThatIsNotOnOfferIsRefused() {
    issue(given().header("Accept", "application/xml").get("/cds-services"), 406, "not-supported");
  }
}
