package org.spasmwatch.rest.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.Requests.accepting;
import static org.spasmwatch.rest.fhir.Requests.diagnostics;
import static org.spasmwatch.rest.fhir.Requests.get;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.gclient.ReferenceClientParam;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.List;
import org.hl7.fhir.r4b.model.Bundle;
import org.hl7.fhir.r4b.model.CapabilityStatement;
import org.hl7.fhir.r4b.model.ClinicalUseDefinition;
import org.hl7.fhir.r4b.model.MedicationKnowledge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.R4b;

/** The FHIR R4B API, and what of it a client of R4 may have. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class R4bTest {
  private static final String MYOCLONUS = "/fhir/r4b/ClinicalUseDefinition/gabapentin-myoclonus";
  private static final String PAGE = "/fhir/r4b/MedicationKnowledge/gabapentin";

  private static IGenericClient client() {
    return FhirContext.forR4BCached()
        .newRestfulGenericClient("http://127.0.0.1:" + RestAssured.port + "/fhir/r4b");
  }

  private static List<String> ids(Bundle bundle) {
    return bundle.getEntry().stream().map(e -> e.getResource().getIdPart()).toList();
  }

  @Test
  void aResourceIsReadAsR4B() {
    Response response = get(MYOCLONUS);

    assertThat(response.contentType())
        .isEqualTo("application/fhir+json;fhirVersion=4.3;charset=UTF-8");
    ClinicalUseDefinition read =
        R4b.strict().parseResource(ClinicalUseDefinition.class, response.asString());
    assertThat(read.getSubjectFirstRep().getReference()).isEqualTo("Medication/gabapentin");
    assertThat(response.header("ETag"))
        .isEqualTo(get(MYOCLONUS.replace("r4b", "r5")).header("ETag"));
  }

  @ParameterizedTest
  @CsvSource({
    "/fhir/r4b/MedicationKnowledge/gabapentin, 4.0",
    "/fhir/r4b/MedicationKnowledge?code=25480, 4.0",
    "/fhir/r4b/Medication/gabapentin, 4.0",
    "/fhir/r4b/Medication/gabapentin, 4.0.1",
  })
  void aClientOfR4HasWhatIsTheSameThere(String path, String version) {
    Response response = accepting("application/fhir+json; fhirVersion=" + version, path);

    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    assertThat(response.contentType())
        .isEqualTo("application/fhir+json;fhirVersion=4.0;charset=UTF-8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/fhir/r4b/ClinicalUseDefinition/gabapentin-myoclonus",
        "/fhir/r4b/ClinicalUseDefinition?subject=Medication/gabapentin",
        "/fhir/r5/ClinicalUseDefinition/gabapentin-myoclonus",
      })
  void aClientOfR4IsToldWhereTheStatementsAre(String path) {
    String said = diagnostics(accepting("application/fhir+json; fhirVersion=4.0", path), 406);

    assertThat(said)
        .contains("fhirVersion=5.0 at /fhir/r5", "fhirVersion=4.3 at /fhir/r4b")
        .contains("ClinicalUseDefinition");
  }

  @Test
  void ofSeveralVersionsTheOneThatIsLikedBestIsAnswered() {
    String accept =
        "application/fhir+json;fhirVersion=4.0;q=0.5, application/fhir+json;fhirVersion=4.3;q=0.9";

    assertThat(accepting(accept, PAGE).contentType()).contains("fhirVersion=4.3");
    assertThat(accepting("application/fhir+json; fhirVersion=5.0, */*;q=0.1", PAGE).contentType())
        .contains("fhirVersion=4.3");
    diagnostics(accepting("application/fhir+json; fhirVersion=5.0", PAGE), 406);
    assertThat(
            given()
                .urlEncodingEnabled(false)
                .get(PAGE + "?_format=application/fhir%2Bjson;fhirVersion=4.0")
                .contentType())
        .contains("fhirVersion=4.0");
  }

  @Test
  void hapisClientReadsAndSearches() {
    IGenericClient client = client();

    CapabilityStatement statement =
        client.capabilities().ofType(CapabilityStatement.class).execute();
    MedicationKnowledge page =
        client.read().resource(MedicationKnowledge.class).withId("gabapentin").execute();
    Bundle byIdentifier =
        client
            .search()
            .forResource(MedicationKnowledge.class)
            .where(new TokenClientParam("identifier").exactly().code("gabapentin"))
            .returnBundle(Bundle.class)
            .execute();
    Bundle bySubject =
        client
            .search()
            .forResource(ClinicalUseDefinition.class)
            .where(new ReferenceClientParam("subject").hasId("Medication/lamotrigine"))
            .returnBundle(Bundle.class)
            .execute();

    assertThat(statement.getFhirVersion().toCode()).isEqualTo("4.3.0");
    assertThat(page.getCode().getText()).isEqualTo("gabapentin");
    assertThat(ids(byIdentifier)).containsExactly("gabapentin");
    assertThat(ids(bySubject)).isNotEmpty().allMatch(id -> id.startsWith("lamotrigine-"));
  }

  /** Every parameter that is declared is one that a search takes. */
  @Test
  void everyDeclaredParameterCanBeSearchedBy() {
    IGenericClient client = client();
    CapabilityStatement statement =
        client.capabilities().ofType(CapabilityStatement.class).execute();

    assertThat(statement.getRestFirstRep().getResource())
        .allSatisfy(
            r ->
                assertThat(r.getSearchParam())
                    .allSatisfy(
                        p ->
                            client
                                .search()
                                .byUrl(r.getType() + "?" + p.getName() + ":missing=false&_count=1")
                                .returnBundle(Bundle.class)
                                .execute()));
  }
}
