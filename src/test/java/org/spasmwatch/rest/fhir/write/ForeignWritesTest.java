package org.spasmwatch.rest.fhir.write;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.write.Curator.is;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/**
 * Resources as others publish them (electronic product information, national lists of medicines,
 * formularies), all of them made up: stored whole, or refused with a reason that says where.
 */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class ForeignWritesTest {
  private static final String STATUS =
      """
      "status": {"coding": [{"system": "http://hl7.org/fhir/publication-status",
       "code": "%s"}]},
      """;

  /** By the publisher whose style it is. */
  private static final Map<String, String> RESOURCES =
      Map.of(
          "product information, adverse reaction",
          """
          {"resourceType": "ClinicalUseDefinition", STATUS
           "meta": {"profile": ["http://example.org/epi/StructureDefinition/ClinicalUse"]},
           "text": {"status": "generated", "div":
            "<div xmlns=\\"http://www.w3.org/1999/xhtml\\">Twitching, uncommon</div>"},
           "identifier": [{"system": "https://example.org/ids", "value": "ae-17"}],
           "type": "undesirable-effect",
           "subject": [{"reference": "MedicinalProductDefinition/mp-1"}],
           "undesirableEffect": {"symptomConditionEffect": {"concept": {"coding": [{"system":
            "http://example.org/meddra", "code": "10028347"}], "text": "Muscle twitching"}},
            "classification": {"text": "Nervous system disorders"},
            "frequencyOfOccurrence": {"coding": [{"system": "http://example.org/frequency",
             "code": "Uncommon"}]}}}
          """,
          "national list, interaction",
          """
          {"resourceType": "ClinicalUseDefinition", STATUS "language": "et",
           "type": "interaction", "subject": [{"reference": "Medication/gabapentin"}],
           "extension": [{"url": "https://example.org/severity", "valueCode": "high"}],
           "interaction": {"interactant": [{"itemCodeableConcept": {"coding": [{"system":
            "http://www.whocc.no/atc", "code": "N02AX02"}]}}],
            "management": [{"text": "avoid"}]}}
          """,
          "product information, two subjects",
          """
          {"resourceType": "ClinicalUseDefinition", STATUS
           "category": [{"text": "Contraindications"}], "type": "contraindication",
           "subject": [{"reference": "#m"}, {"identifier": {"value": "x"}}],
           "contained": [{"resourceType": "Medication", "id": "m", "code": {"text": "Mildol"}}],
           "contraindication": {"diseaseSymptomProcedure": {"concept": {"coding": [{"system":
            "http://hl7.org/fhir/sid/icd-10", "code": "N18.5"}]}},
            "comorbidity": [{"concept": {"text": "epilepsy"}}]}}
          """,
          "product information, for some weeks",
          """
          {"resourceType": "ClinicalUseDefinition", STATUS "type": "indication",
           "subject": [{"reference": "MedicinalProductDefinition/mp-1"}],
           "indication": {"diseaseSymptomProcedure": {"concept": {"text": "spasm"}},
            "durationRange": {"low": {"value": 1.50, "unit": "wk"}}}}
          """,
          "national list, page of a product",
          """
          {"resourceType": "MedicationKnowledge", "status": "active", "language": "de",
           "meta": {"profile": ["http://example.org/list/StructureDefinition/product"]},
           "identifier": [{"system": "urn:oid:2.51.1.1", "value": "7680000000001"}],
           "code": {"coding": [{"system": "urn:oid:2.51.1.1", "code": "7680000000001"}],
            "text": "Mildol 50 mg"},
           "name": ["Mildol"], "productType": [{"text": "tablet"}],
           "cost": [{"type": {"text": "retail"}, "costMoney": {"value": 12.50,
            "currency": "CHF"}}]}
          """,
          "formulary, drug of a plan",
          """
          {"resourceType": "MedicationKnowledge", "status": "active",
           "extension": [{"url": "http://example.org/drug-tier", "valueCodeableConcept":
            {"coding": [{"code": "generic"}]}}],
           "code": {"coding": [{"system": "http://www.nlm.nih.gov/research/umls/rxnorm",
            "code": "209459"}]}, "synonym": ["a brand"],
           "drugCharacteristic": [{"type": {"text": "Size"}, "valueQuantity": {"value": 7.0}}]}
          """,
          "page that is no longer kept",
          """
          {"resourceType": "MedicationKnowledge", "status": "inactive", "code": {"text": "Old"}}
          """);

  private static Stream<Arguments> attempts() {
    return Curator.all().stream()
        .flatMap(
            curator ->
                RESOURCES.keySet().stream()
                    .flatMap(
                        style ->
                            Stream.of("draft", "active")
                                .flatMap(
                                    status ->
                                        Stream.of("json", "xml")
                                            .map(
                                                form ->
                                                    Arguments.of(curator, style, status, form)))));
  }

  private static ObjectNode resource(String style, String status) {
    String text = String.valueOf(RESOURCES.get(style)).replace("STATUS", STATUS.formatted(status));
    return ((ObjectNode) Bundles.json(text)).put("id", "f-" + UUID.randomUUID());
  }

  private static String xml(Curator curator, ObjectNode resource) {
    FhirContext context =
        curator.base().equals("r5") ? FhirContext.forR5Cached() : FhirContext.forR4BCached();
    return context
        .newXmlParser()
        .encodeResourceToString(context.newJsonParser().parseResource(resource.toString()));
  }

  private static Response put(Curator curator, ObjectNode resource, String form) {
    return Curator.with()
        .contentType("application/fhir+" + form)
        .body(form.equals("xml") ? xml(curator, resource) : resource.toString())
        .put(
            curator.url(
                resource.path("resourceType").asText() + "/" + resource.path("id").asText()));
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @MethodSource("attempts")
  void itIsStoredWholeOrRefusedWithReasons(
      Curator curator, String style, String status, String form) {
    ObjectNode resource = resource(style, status);
    String path = resource.path("resourceType").asText() + "/" + resource.path("id").asText();

    Response response = put(curator, resource, form);

    if (response.statusCode() == 201) {
      isWhole(curator.read(path), resource, form);
      is(curator.delete(path), 204);
    } else {
      assertThat(response.statusCode()).as(response.asString()).isIn(400, 422);
      is(response, response.statusCode());
      JsonNode issues = Bundles.json(response.asString()).path("issue");
      assertThat(issues).isNotEmpty();
      issues.forEach(issue -> assertThat(issue.path("diagnostics").asText()).isNotBlank());
      is(curator.get(path), 404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "xml"})
  void whatR5AloneHasIsLeftByAWriteThroughR4b(String form) {
    ObjectNode resource = resource("product information, for some weeks", "draft");
    String path = Curator.USE + "/" + resource.path("id").asText();
    Curator r5 = new Curator("r5");
    Curator r4b = new Curator("r4b");
    is(put(r5, resource, "json"), 201);
    JsonNode before = r5.read(path);
    Response read = given().accept("application/fhir+" + form).get(r4b.url(path));
    is(read, 200);

    is(
        Curator.with("If-Match", read.header("ETag"))
            .contentType("application/fhir+" + form)
            .body(read.asString())
            .put(r4b.url(path)),
        200);

    assertThat(r5.read(path)).isEqualTo(before);
    is(r5.delete(path), 204);
  }

  /** All that was sent but what is of this server. XML has no more digits than HAPI's models. */
  private static void isWhole(ObjectNode stored, ObjectNode sent, String form) {
    for (ObjectNode each : List.of(stored, sent)) {
      each.remove(List.of("text", "meta"));
    }
    if (form.equals("json")) {
      assertThat(stored).isEqualTo(sent);
    } else {
      assertThat(stored.path("resourceType")).isEqualTo(sent.path("resourceType"));
    }
  }
}
