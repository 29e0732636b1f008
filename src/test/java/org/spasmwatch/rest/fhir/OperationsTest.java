package org.spasmwatch.rest.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.Requests.accepting;
import static org.spasmwatch.rest.fhir.Requests.diagnostics;
import static org.spasmwatch.rest.fhir.Requests.get;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.hl7.fhir.r5.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r5.model.Parameters;
import org.hl7.fhir.r5.model.ValueSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.R5;

/** Operations: on value sets, on resources that somebody would like to write, on the whole. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OperationsTest {
  private static final String SET = "https://spasmwatch.org/fhir/ValueSet/findings-muscle-spasm";
  private static final String BY_ID = "/fhir/r5/ValueSet/findings-muscle-spasm";
  private static final String SNOMED = "http://snomed.info/sct";

  private static ValueSet set(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return R5.strict().parseResource(ValueSet.class, response.asString());
  }

  private static boolean result(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return R5.strict()
        .parseResource(Parameters.class, response.asString())
        .getParameterBool("result");
  }

  private static Response post(String path, String body) {
    return given().contentType("application/fhir+json").body(body).post(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$expand", "%24expand"})
  void aValueSetIsExpandedByItsUrlAndByItsId(String operation) {
    ValueSet byUrl = set(get("/fhir/r5/ValueSet/" + operation + "?url=" + SET));

    assertThat(byUrl.getExpansion().getContains())
        .anyMatch(c -> c.getSystem().equals(SNOMED) && c.getCode().equals("45352006"));
    assertThat(byUrl.getExpansion().getTotal())
        .isEqualTo(byUrl.getExpansion().getContains().size());
    assertThat(set(get(BY_ID + "/" + operation)).getExpansion().getContains())
        .hasSameSizeAs(byUrl.getExpansion().getContains());
    assertThat(get("/fhir/r4b/ValueSet/" + operation + "?url=" + SET).contentType())
        .contains("fhirVersion=4.3");
  }

  @Test
  void anExpansionIsFilteredAndPaged() {
    ValueSet some = set(get("/fhir/r5/ValueSet/finding/$expand?filter=SPASM&count=2&offset=1"));

    assertThat(some.getExpansion().getContains()).hasSize(2);
    assertThat(some.getExpansion().getTotal()).isGreaterThan(2);
    assertThat(some.getExpansion().getOffset()).isEqualTo(1);
    assertThat(some.getExpansion().getContains())
        .allMatch(c -> (c.getDisplay() + c.getCode()).toLowerCase(Locale.ROOT).contains("spasm"));
  }

  @Test
  void inputsMayBePostedAsParameters() {
    String body =
        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"url\",\"valueUri\":\""
            + SET
            + "\"}]}";

    assertThat(set(post("/fhir/r5/ValueSet/$expand", body)).hasExpansion()).isTrue();
    assertThat(
            set(given()
                    .contentType("application/fhir+xml")
                    .body(
                        "<Parameters xmlns=\"http://hl7.org/fhir\"><parameter><name"
                            + " value=\"url\"/><valueUri value=\""
                            + SET
                            + "\"/></parameter></Parameters>")
                    .post("/fhir/r5/ValueSet/$expand"))
                .hasExpansion())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "code=45352006&system=http://snomed.info/sct, true",
    "code=45352006, true",
    "code=45352006&system=http://loinc.org, false",
    "code=999&system=http://snomed.info/sct, false",
    "code=muscle-spasm&system=https://spasmwatch.org/fhir/CodeSystem/finding, true",
  })
  void aCodeIsHeldAgainstAValueSet(String query, boolean result) {
    assertThat(result(get(BY_ID + "/$validate-code?" + query))).isEqualTo(result);
    assertThat(result(get("/fhir/r5/ValueSet/$validate-code?url=" + SET + "&" + query)))
        .isEqualTo(result);
  }

  @Test
  void aConceptIsInWhenOneOfItsCodingsIs() {
    String body =
        "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"codeableConcept\","
            + "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://x.example\","
            + "\"code\":\"1\"},{\"system\":\"http://snomed.info/sct\",\"code\":\"45352006\"}]}}]}";

    assertThat(result(post(BY_ID + "/$validate-code", body))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "ValueSet/$expand -> 400 -> url",
        "ValueSet/$expand?url=http://elsewhere.example/vs -> 404 -> no such ValueSet",
        "ValueSet/no-such-set/$expand -> 404 -> no such ValueSet",
        "ValueSet/finding/$expand?count=many -> 400 -> whole number",
        "ValueSet/finding/$expand?colour=blue -> 400 -> filter",
        "ValueSet/finding/$validate-code -> 400 -> code",
        "$versions?colour=blue -> 400 -> _format",
        "$knowledge-export?_type=Patient -> 400 -> MedicationKnowledge",
      })
  void aBadCallIsExplained(String path, int status, String says) {
    assertThat(diagnostics(get("/fhir/r5/" + path), status)).contains(says);
  }

  @ParameterizedTest
  @CsvSource({
    "application/fhir+json, {, 400",
    "application/fhir+json, [], 400",
    "application/fhir+json, {\"resourceType\":\"Patient\"}, 400",
    "application/fhir+xml, <a/>, 400",
    "text/plain, x, 415",
    "application/fhir+json;fhirVersion=4.0, {}, 415",
  })
  void aBadBodyIsExplained(String type, String body, int status) {
    Response response = given().contentType(type).body(body).post("/fhir/r5/ValueSet/$expand");

    assertThat(diagnostics(response, status)).isNotBlank();
  }

  @Test
  void versionsAreSaidForClientsOfFhirAndOthers() {
    assertThat(get("/fhir/r5/$versions").asString()).contains("\"valueCode\":\"5.0\"");
    assertThat(accepting("application/json", "/fhir/r4b/$versions").asString())
        .isEqualTo("{\"versions\":[\"4.3\",\"4.0\"],\"default\":\"4.3\"}");
    assertThat(accepting("application/fhir+xml", "/fhir/r4b/$versions").asString())
        .startsWith("<Parameters");
  }

  @Test
  void theKnowledgeIsExportedAsLines() {
    Response response = accepting("application/fhir+ndjson", "/fhir/r5/$knowledge-export");
    List<String> lines = response.asString().lines().toList();

    assertThat(response.contentType()).startsWith("application/fhir+ndjson");
    assertThat(lines)
        .hasSizeGreaterThan(300)
        .allMatch(line -> line.startsWith("{\"resourceType\""));
    assertThat(get("/fhir/r5/$knowledge-export?_type=Group,Medication").asString().lines())
        .allMatch(l -> l.startsWith("{\"resourceType\":\"Group\"") || l.contains("Medication"));
  }

  private static List<OperationOutcome.OperationOutcomeIssueComponent> issues(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return R5.strict().parseResource(OperationOutcome.class, response.asString()).getIssue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ClinicalUseDefinition/gabapentin-myoclonus",
        "MedicationKnowledge/gabapentin",
        "MedicationKnowledge/antipsychotics",
        "ActivityDefinition/sodium",
      })
  void whatIsServedCanBeWritten(String resource) {
    String type = resource.substring(0, resource.indexOf('/'));
    for (String base : List.of("/fhir/r5/", "/fhir/r4b/")) {
      Response response = post(base + type + "/$validate", get(base + resource).asString());

      assertThat(issues(response))
          .as(response.asString())
          .allMatch(i -> i.getSeverity() == IssueSeverity.INFORMATION);
    }
  }

  @Test
  void whatSpeaksAgainstAResourceIsNamed() {
    String statement = get("/fhir/r5/ClinicalUseDefinition/gabapentin-myoclonus").asString();
    String path = "/fhir/r5/ClinicalUseDefinition/$validate";

    assertThat(issues(post(path, statement.replace("\"subject\":", "\"colour\":"))))
        .allMatch(i -> i.getSeverity() == IssueSeverity.ERROR);
    assertThat(
            issues(
                post(
                    path,
                    statement.replace(
                        "\"type\":\"undes",
                        "\"implicitRules\":\"https://example.org/rules\",\"type\":\"undes"))))
        .anyMatch(i -> i.getExpression().toString().contains("implicitRules"));
    assertThat(issues(post(path, "{\"resourceType\":\"Patient\"}")))
        .allMatch(i -> i.getDiagnostics().contains("type in the path"));
  }
}
