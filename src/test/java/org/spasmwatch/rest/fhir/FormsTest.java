package org.spasmwatch.rest.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.Requests.accepting;
import static org.spasmwatch.rest.fhir.Requests.get;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.response.Response;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** The same content in each form: JSON, XML, a page for people; compressed and not. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FormsTest {
  private static final String MYOCLONUS = "/fhir/r5/ClinicalUseDefinition/gabapentin-myoclonus";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ClinicalUseDefinition/gabapentin-myoclonus",
        "MedicationKnowledge/gabapentin",
        "Medication/gabapentin",
        "Group/gabapentin-myoclonus-risk-factor-1",
        "ActivityDefinition/sodium",
        "StructureDefinition/statement-profile",
        "CodeSystem/finding",
        "ValueSet/findings-muscle-spasm",
        "SearchParameter/effect",
        "OperationDefinition/assess",
        "metadata",
        "ClinicalUseDefinition?subject=gabapentin",
        "ClinicalUseDefinition/gabapentin-myoclonus/_history",
        "ClinicalUseDefinition/no-such-id",
        "ClinicalUseDefinition?colour=blue",
      })
  void xmlSaysWhatJsonSays(String path) {
    for (String base : List.of("/fhir/r5/", "/fhir/r4b/")) {
      FhirContext context =
          base.equals("/fhir/r5/") ? FhirContext.forR5Cached() : FhirContext.forR4BCached();
      Response xml = accepting("application/fhir+xml", base + path);
      String json = accepting("application/fhir+json", base + path).asString();

      assertThat(xml.contentType()).startsWith("application/fhir+xml;fhirVersion=");
      assertThat(xml.asString()).startsWith("<");
      IBaseResource read = strict(context.newXmlParser()).parseResource(xml.asString());
      assertThat(strict(context.newJsonParser()).encodeResourceToString(read))
          .isEqualTo(
              strict(context.newJsonParser())
                  .encodeResourceToString(strict(context.newJsonParser()).parseResource(json)));
    }
  }

  private static IParser strict(IParser parser) {
    return parser
        .setParserErrorHandler(new StrictErrorHandler())
        .setStripVersionsFromReferences(false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "text/xml", "application/fhir+xml; fhirVersion=5.0"})
  void everyWayToAskForXmlIsUnderstood(String accept) {
    assertThat(accepting(accept, MYOCLONUS).contentType())
        .isEqualTo("application/fhir+xml;fhirVersion=5.0;charset=UTF-8");
  }

  @Test
  void formatWinsInEveryForm() {
    assertThat(get(MYOCLONUS + "?_format=xml&_pretty=true").asString()).contains("\n   <id");
    assertThat(get(MYOCLONUS + "?_format=html").contentType()).startsWith("text/html");
    assertThat(get(MYOCLONUS + "?_format=application/fhir%2Bxml").contentType())
        .startsWith("application/fhir+xml");
    assertThat(get(MYOCLONUS + "?_format=ttl").statusCode()).isEqualTo(406);
  }

  @Test
  void aBrowserGetsAPage() {
    Response page =
        accepting(
            "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "/fhir/r5/MedicationKnowledge/gabapentin");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.header("Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("unsafe");
    assertThat(page.asString())
        .contains("not a medical device", "<title>MedicationKnowledge/gabapentin</title>")
        .contains("/fhir/r5/Medication/gabapentin\">")
        .doesNotContain("<script");
    assertThat(accepting("text/html", "/fhir/r5/Medication?_count=2").asString())
        .contains(">next</a>", "<section>");
    assertThat(accepting("text/html", "/fhir/r5/Medication/no-such-drug").statusCode())
        .isEqualTo(404);
  }

  @Test
  void everyLinkOfAPageLeadsToAPage() {
    String page = accepting("text/html", "/fhir/r5/MedicationKnowledge/gabapentin").asString();

    List<String> links =
        java.util.regex.Pattern.compile("href=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(found -> found.group(1).replace("&amp;", "&"))
            .distinct()
            .limit(25)
            .toList();

    assertThat(links)
        .hasSizeGreaterThan(5)
        .allSatisfy(url -> assertThat(get(url).statusCode()).as(url).isEqualTo(200));
  }

  private static Response zipped(String path) {
    return given()
        .config(
            RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
        .header("Accept-Encoding", "gzip")
        .get(path);
  }

  @Test
  void knowledgeIsCompressedForWhoTakesIt() {
    Response response = zipped(MYOCLONUS);

    assertThat(response.header("Content-Encoding")).isEqualTo("gzip");
    assertThat(response.header("Vary")).contains("Accept-Encoding");
    assertThat(response.asByteArray()).startsWith(0x1f, 0x8b);
    assertThat(
            given()
                .config(
                    RestAssured.config()
                        .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                .header("Accept-Encoding", "gzip;q=0, identity")
                .get(MYOCLONUS)
                .header("Content-Encoding"))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/fhir/r5/Medication", "/fhir/r5/Medication/gabapentin", "/fhir/r5/metadata"})
  void optionsSaysWhatAPathTakes(String path) {
    Response response = given().options(path);
    String refused = given().request("TRACE", path).header("Allow");

    assertThat(response.statusCode()).isBetween(200, 204);
    assertThat(response.header("Allow")).contains("GET", "HEAD", "OPTIONS").isEqualTo(refused);
  }
}
