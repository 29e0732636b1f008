package org.spasmwatch.rest.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hl7.fhir.r5.model.AuditEvent;
import org.hl7.fhir.r5.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r5.model.AuditEvent.AuditEventEntityDetailComponent;
import org.hl7.fhir.r5.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.audit.AuditLog;
import org.spasmwatch.app.audit.PatientHashes;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.R5;
import org.spasmwatch.testkit.StoredEdits;
import org.spasmwatch.testkit.StoredEdits.By;
import org.spasmwatch.testkit.Trails;

/** The audit trail as somebody reads it over FHIR. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class AuditResourceTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SERVER = "https://ehr.example/fhir";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PATH = "/fhir/r5/AuditEvent";

  @Inject PatientHashes hashes;
  @Inject Editions editions;
  @Inject StoredEdits change;

  private static RequestSpecification allowed() {
    return allowed(given());
  }

  private static RequestSpecification allowed(RequestSpecification request) {
    String token = ConfigProvider.getConfig().getValue("spasmwatch.dev-token", String.class);
    return request.header("Authorization", "Bearer " + token);
  }

  private static Response get(String query) {
    return allowed().urlEncodingEnabled(false).get(PATH + query);
  }

  /** What a search by form finds. */
  private static Bundle posted(String form) {
    Response response =
        allowed(Assessments.request(FORM))
            .body(form.getBytes(StandardCharsets.UTF_8))
            .post(PATH + "/_search");
    return bundle(response);
  }

  private static Bundle bundle(Response response) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    assertThat(response.contentType()).startsWith("application/fhir+json;fhirVersion=5.0");
    return R5.strict().parseResource(Bundle.class, response.asString());
  }

  private static List<AuditEvent> events(Bundle bundle) {
    return bundle.getEntry().stream().map(entry -> (AuditEvent) entry.getResource()).toList();
  }

  private static Bundle awaited(String form) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> posted(form), found -> !found.getEntry().isEmpty());
  }

  private static String detail(AuditEvent event, String code) {
    return event.getEntity().stream()
        .flatMap(entity -> entity.getDetail().stream())
        .filter(d -> d.getType().getCodingFirstRep().getCode().equals(code))
        .map(AuditEventEntityDetailComponent::getValue)
        .map(value -> value.primitiveValue())
        .findFirst()
        .orElse("");
  }

  private static ObjectNode call(String patient) {
    String text = Hooks.myoclonus().toString().replace("Patient/p\"", "Patient/" + patient + "\"");
    ObjectNode call = (ObjectNode) Bundles.json(text.replace("\"p\"", "\"" + patient + "\""));
    return call.put("hookInstance", UUID.randomUUID().toString()).put("fhirServer", SERVER);
  }

  @Test
  void aCallOfAHookIsFoundByItsPatientAndNamesNone() {
    String patient = "pat-" + UUID.randomUUID();
    ObjectNode call = call(patient);
    String indicator = Hooks.answer(call).at("/cards/0/indicator").asText();

    Bundle found = awaited("patient=" + SERVER + "/Patient/" + patient);

    AuditEvent event = events(found).get(0);
    assertThat(event.getCode().getCodingFirstRep().getCode()).isEqualTo("assess");
    assertThat(event.getAction()).isEqualTo(AuditEventAction.E);
    assertThat(event.getOutcome().getCode().getCode()).isEqualTo("success");
    assertThat(event.getPatient().getIdentifier().getValue())
        .isEqualTo(hashes.of(SERVER, "Patient/" + patient));
    assertThat(event.getEntity())
        .extracting(entity -> entity.getWhat().getReference())
        .contains("ClinicalUseDefinition/gabapentin-myoclonus/_history/1");
    assertThat(
            Stream.of("door", "subject", "hook", "purpose", "shown", "status", indicator, "cards")
                .map(code -> detail(event, code)))
        .containsExactly(
            "cds-hooks", "spasm-review", "patient-view", "chart-opened", "true", "200", "1", "1");
    assertThat(detail(event, "hook-instance")).isEqualTo(call.path("hookInstance").asText());
    assertThat(detail(event, "request-id")).isNotBlank();
    assertThat(detail(event, "knowledge")).matches("\\d{4}\\.\\d+\\+\\d+");
    assertThat(found.getLink("self").getUrl()).contains("patient:identifier=");
    assertThat(R5.strict().encodeResourceToString(found)).doesNotContain(patient);
  }

  /** In a trial too, where the knowledge is open. */
  @ParameterizedTest
  @ValueSource(strings = {PATH, PATH + "?code=assess", PATH + "/some-id"})
  void whoHasNoTokenDoesNotReadIt(String path) {
    assertThat(given().get(path).statusCode()).isEqualTo(401);
    assertThat(given().header("Authorization", "Bearer wrong").get(path).statusCode())
        .isEqualTo(401);
  }

  @Test
  void aBundleIsFoundByAPatientOfWhomNoServerWasNamed() {
    String patient = "pat-" + UUID.randomUUID();
    String bundle = Bundles.of("{\"resourceType\": \"Patient\", \"id\": \"" + patient + "\"}");
    Assessments.post(bundle).then().statusCode(200);

    AuditEvent event = events(awaited("patient=Patient/" + patient)).get(0);

    assertThat(detail(event, "door")).isEqualTo("assessments");
    assertThat(detail(event, "cards")).isEqualTo("0");
    assertThat(event.getEntity()).hasSize(1);
    assertThat(posted("patient=" + SERVER + "/Patient/" + patient).getEntry()).isEmpty();
  }

  @Test
  void whatIsRefusedWasNoAssessment() {
    String patient = "pat-" + UUID.randomUUID();
    Hooks.post(call(patient).put("hook", "no-such-hook")).then().statusCode(400);
    Hooks.post(call(patient)).then().statusCode(200);

    assertThat(awaited("patient=" + SERVER + "/Patient/" + patient).getEntry()).hasSize(1);
  }

  @Test
  void oneIsReadAndThatIsInTheTrailToo() {
    String patient = "pat-" + UUID.randomUUID();
    Hooks.post(call(patient)).then().statusCode(200);
    String id = events(awaited("patient=" + SERVER + "/Patient/" + patient)).get(0).getIdPart();

    Response read = get("/" + id);

    assertThat(read.statusCode()).isEqualTo(200);
    AuditEvent event = R5.strict().parseResource(AuditEvent.class, read.asString());
    assertThat(event.getIdPart()).isEqualTo(id);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                events(posted("code=read&date=gt2020")).stream()
                    .flatMap(e -> e.getEntity().stream())
                    .anyMatch(e -> ("AuditEvent/" + id).equals(e.getWhat().getReference())));
  }

  @Test
  void aChangeOfTheKnowledgeIsInTheTrail() {
    RecordId source = new RecordId(Kind.SOURCE, "s-" + UUID.randomUUID());
    String content = "{\"title\": \"A\", \"standing\": \"A test.\", \"claims\": [\"LTG-META-01\"]}";
    change.put(source, content, new By("a-pharmacist", "Quastelmann asked for it", 0));
    change.delete(source, new By("a-pharmacist", "a test", 1));

    List<AuditEvent> events =
        Awaitility.await()
            .atMost(PATIENCE)
            .until(
                () ->
                    events(posted("code=change&_count=200")).stream()
                        .filter(e -> R5.strict().encodeResourceToString(e).contains(source.id()))
                        .toList(),
                found -> found.size() == 2);

    assertThat(events)
        .extracting(AuditEvent::getAction)
        .containsExactly(AuditEventAction.D, AuditEventAction.C);
    assertThat(events.get(0).getAgentFirstRep().getWho().getIdentifier().getValue())
        .isEqualTo("a-pharmacist");
    assertThat(R5.strict().encodeResourceToString(events.get(1))).doesNotContain("Quastelmann");
  }

  @Test
  void pagesHoldEachRecordOnceNewestFirst() {
    String patient = "pat-" + UUID.randomUUID();
    for (int i = 0; i < 5; i++) {
      Hooks.post(call(patient)).then().statusCode(200);
    }
    String search = "patient:identifier=" + hashes.of(SERVER, "Patient/" + patient);
    Awaitility.await().atMost(PATIENCE).until(() -> posted(search).getEntry().size() == 5);

    Bundle page = posted(search + "&_count=2&_total=accurate");
    List<AuditEvent> first = events(page);
    assertThat(page.getTotal()).isEqualTo(5);
    String next = page.getLink("next").getUrl();
    Bundle second = bundle(get(next.substring(next.indexOf('?'))));
    String last = second.getLink("next").getUrl();
    Bundle third = bundle(get(last.substring(last.indexOf('?'))));

    assertThat(third.getLink("next")).isNull();
    List<AuditEvent> all =
        Stream.of(first, events(second), events(third)).flatMap(List::stream).toList();
    assertThat(all).extracting(AuditEvent::getIdPart).hasSize(5).doesNotHaveDuplicates();
    assertThat(all)
        .extracting(e -> e.getRecorded().getTime())
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(posted(search + "&_summary=count").getTotal()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "date=2020, false",
    "date=ge2020, true",
    "date=lt2020-05, false",
    "date=gt2020-05-06T10:11:12.5Z, true",
    "date=eb2020-05-06T10:11Z, false",
    "date=ne2020-05-06, true",
    "date=le2020&date=ge2020, false",
    "code=assess, true",
    "code=https://spasmwatch.org/fhir/CodeSystem/audit-event%7Cassess, true",
    "code=http://example.org%7Cassess, false",
    "code=no-such-code, false",
    "code=loss&code=assess, false",
    "_id=no-such-id, false",
    "patient:missing=false, true",
    "patient:missing=true&patient:missing=false, false",
    "patient:identifier=http://example.org%7Cx, false",
  })
  void aSearchFindsWhatFulfilsAllOfIt(String query, boolean finds) {
    Hooks.post(call("pat-" + UUID.randomUUID())).then().statusCode(200);
    awaited("code=assess");

    Bundle found = bundle(get("?" + query));

    assertThat(found.hasEntry()).isEqualTo(finds);
    boolean repeated = !query.startsWith("patient:identifier");
    assertThat(found.getLink("self").getUrl()).endsWith(repeated ? query : "patient:identifier=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?date=yesterday",
        "?date=ap2020",
        "?date=2020-13",
        "?patient=Practitioner/1",
        "?patient=https://ehr.example/fhir/Practitioner/1",
        "?patient:missing=perhaps",
        "?patient:Patient=1",
        "?agent=x",
        "?_sort=date",
        "?_count=some",
        "?_after=here",
        "/some-id?colour=blue",
      })
  void whatIsNotUnderstoodIsRefused(String query) {
    assertThat(Requests.diagnostics(get(query), 400)).isNotBlank();
  }

  @Test
  void whatIsNotThereIsNotFound() {
    assertThat(get("/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
    assertThat(get("/no-such-id").statusCode()).isEqualTo(404);
    assertThat(get("/no-such-id/_history/1").statusCode()).isEqualTo(404);
    assertThat(allowed().delete(PATH + "/no-such-id").statusCode()).isEqualTo(405);
    assertThat(allowed().header("Accept", "image/png").get(PATH).statusCode()).isEqualTo(406);
  }

  private AuditPages pages(AuditLog log) {
    return new AuditPages(log, hashes, editions);
  }

  @Test
  void withoutTheDatabaseItSaysWhenToComeAgain() {
    QuarkusMock.installMockForType(pages(Trails.away()), AuditPages.class);

    Response away = get("?code=assess");

    assertThat(Requests.diagnostics(away, 503)).contains("database");
    assertThat(away.header("Retry-After")).isNotBlank();
  }

  @Test
  void aDatabaseThatHangsKeepsNobodyWaiting() {
    CountDownLatch never = new CountDownLatch(1);
    AuditLog hanging =
        Trails.after(
            () -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    QuarkusMock.installMockForType(pages(hanging), AuditPages.class);

    try {
      assertThat(Requests.diagnostics(get("?code=assess"), 503)).contains("database");
      assertThat(given().get("/fhir/r5/Medication/gabapentin").statusCode()).isEqualTo(200);
    } finally {
      never.countDown();
    }
  }
}
