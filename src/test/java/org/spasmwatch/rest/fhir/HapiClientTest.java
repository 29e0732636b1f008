package org.spasmwatch.rest.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.SearchStyleEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.gclient.ReferenceClientParam;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.CapabilityStatement;
import org.hl7.fhir.r5.model.ClinicalUseDefinition;
import org.hl7.fhir.r5.model.Group;
import org.hl7.fhir.r5.model.Medication;
import org.hl7.fhir.r5.model.MedicationKnowledge;
import org.hl7.fhir.r5.model.Reference;
import org.hl7.fhir.r5.model.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** HAPI's generic client against the service: what a Java client does without knowing of it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class HapiClientTest {
  private final FhirContext context = FhirContext.forR5Cached();
  private IGenericClient client = context.newRestfulGenericClient(url());

  private static String url() {
    return "http://127.0.0.1:" + RestAssured.port + "/fhir/r5";
  }

  /** The client asks for metadata first, and refuses a server of another version. */
  @BeforeEach
  void connect() {
    context.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.ONCE);
    client = context.newRestfulGenericClient(url());
  }

  private static List<String> ids(Bundle bundle) {
    return bundle.getEntry().stream().map(e -> e.getResource().getIdPart()).toList();
  }

  private Bundle search(Class<? extends Resource> type, String name, String value) {
    return client
        .search()
        .forResource(type)
        .where(new TokenClientParam(name).exactly().code(value))
        .returnBundle(Bundle.class)
        .execute();
  }

  @Test
  void itReadsFromThePageToTheStatementToThePatients() {
    MedicationKnowledge page =
        client.read().resource(MedicationKnowledge.class).withId("gabapentin").execute();
    String issue =
        page.getClinicalUseIssue().stream()
            .map(Reference::getReference)
            .filter(r -> r.endsWith("gabapentin-myoclonus"))
            .findFirst()
            .orElseThrow();
    ClinicalUseDefinition statement =
        client.read().resource(ClinicalUseDefinition.class).withUrl(url() + "/" + issue).execute();
    Medication drug =
        client
            .read()
            .resource(Medication.class)
            .withId(statement.getSubjectFirstRep().getReferenceElement().getIdPart())
            .execute();
    Group group =
        client.read().resource(Group.class).withId("gabapentin-myoclonus-risk-factor-1").execute();

    assertThat(drug.getCode().getText()).isEqualTo("gabapentin");
    assertThat(drug.getDefinition().getReference()).isEqualTo("MedicationKnowledge/gabapentin");
    assertThat(group.getCharacteristic()).hasSize(1);
    assertThat(
            client
                .read()
                .resource(Medication.class)
                .withIdAndVersion("gabapentin", drug.getMeta().getVersionId())
                .execute()
                .getIdPart())
        .isEqualTo("gabapentin");
  }

  @Test
  void itSearchesByEveryKindOfParameter() {
    assertThat(ids(search(Medication.class, "code", "1292"))).containsExactly("baclofen");
    assertThat(ids(search(MedicationKnowledge.class, "identifier", "gabapentin")))
        .containsExactly("gabapentin");
    assertThat(ids(search(ClinicalUseDefinition.class, "effect", "myoclonus")))
        .contains("gabapentin-myoclonus");
    assertThat(search(ClinicalUseDefinition.class, "type", "interaction").getTotal()).isPositive();
    assertThat(search(ClinicalUseDefinition.class, "status", "active").getTotal()).isPositive();
    assertThat(ids(search(Group.class, "_id", "gabapentin-myoclonus-risk-factor-1"))).hasSize(1);
    Bundle bySubject =
        client
            .search()
            .forResource(ClinicalUseDefinition.class)
            .where(new ReferenceClientParam("subject").hasId("Medication/lamotrigine"))
            .usingStyle(SearchStyleEnum.POST)
            .returnBundle(Bundle.class)
            .execute();
    assertThat(ids(bySubject)).isNotEmpty().allMatch(id -> id.startsWith("lamotrigine-"));
  }

  @Test
  void itPagesThroughTheWhole() {
    Bundle page =
        client
            .search()
            .forResource(ClinicalUseDefinition.class)
            .count(30)
            .returnBundle(Bundle.class)
            .execute();
    List<String> read = new ArrayList<>(ids(page));
    while (page.getLink(Bundle.LINK_NEXT) != null) {
      page = client.loadPage().next(page).execute();
      read.addAll(ids(page));
    }

    assertThat(read).hasSize(page.getTotal()).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void itReadsWhatTheServerCanDo() {
    CapabilityStatement statement =
        client.capabilities().ofType(CapabilityStatement.class).execute();

    assertThat(statement.getRestFirstRep().getResource().stream().map(r -> r.getType()))
        .containsExactly(
            "ActivityDefinition",
            "AuditEvent",
            "CapabilityStatement",
            "ClinicalUseDefinition",
            "CodeSystem",
            "Group",
            "Medication",
            "MedicationKnowledge",
            "OperationDefinition",
            "Provenance",
            "SearchParameter",
            "StructureDefinition",
            "ValueSet");
  }

  /** Every parameter that is declared is one that a search takes; AuditResourceTest has its own. */
  @Test
  void everyDeclaredParameterCanBeSearchedBy() {
    CapabilityStatement statement =
        client.capabilities().ofType(CapabilityStatement.class).execute();
    Stream<String> urls =
        statement.getRestFirstRep().getResource().stream()
            .filter(r -> !r.getType().equals("AuditEvent"))
            .flatMap(
                r ->
                    r.getSearchParam().stream()
                        .map(p -> r.getType() + "?" + p.getName() + ":missing=false&_count=1"));

    assertThat(urls.collect(Collectors.toList()))
        .isNotEmpty()
        .allSatisfy(
            url ->
                assertThat(
                        client.search().byUrl(url).returnBundle(Bundle.class).execute().getType())
                    .isEqualTo(Bundle.BundleType.SEARCHSET));
  }

  @Test
  void itUnderstandsTheRefusals() {
    assertThatThrownBy(
            () -> client.read().resource(Medication.class).withId("no-such-drug").execute())
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("there is no Medication of this id");
    assertThatThrownBy(
            () ->
                client
                    .search()
                    .byUrl("ClinicalUseDefinition?subject=MedicationKnowledge/gabapentin")
                    .returnBundle(Bundle.class)
                    .execute())
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("subject=Medication/gabapentin");
  }
}
