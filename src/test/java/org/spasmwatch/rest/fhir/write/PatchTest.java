package org.spasmwatch.rest.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.write.Curator.USE;
import static org.spasmwatch.rest.fhir.write.Curator.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** Parts of a resource are changed by JSON Patch and FHIRPath Patch, and refused as a write is. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class PatchTest {
  private static final String JSON_PATCH = "application/json-patch+json";
  private static final String RETIRE =
      "[{\"op\": \"replace\", \"path\": \"/status/coding/0/code\", \"value\": \"retired\"}]";

  private static List<Curator> curators() {
    return Curator.all();
  }

  private static Response patch(
      Curator curator, String path, String type, String body, String... headers) {
    return Curator.with(headers).contentType(type).body(body).patch(curator.url(path));
  }

  private static String operation(String type, String path, String value) {
    return """
    {"resourceType": "Parameters", "parameter": [{"name": "operation", "part": [
     {"name": "type", "valueCode": "%s"}, {"name": "path", "valueString": "%s"}%s]}]}
    """
        .formatted(type, path, value);
  }

  private static String to(String status) {
    return operation(
        "replace",
        USE + ".status.coding[0].code",
        ", {\"name\": \"value\", \"valueCode\": \"" + status + "\"}");
  }

  private static String tagged(String code) {
    return "[{\"op\": \"add\", \"path\": \"/meta/tag\", \"value\":"
        + " [{\"system\": \"https://hospital.example/tags\", \"code\": \""
        + code
        + "\"}]}]";
  }

  /** A new statement in force. */
  private static String created(Curator curator) {
    ObjectNode statement = curator.statement();
    is(curator.put(statement), 201);
    return USE + "/" + statement.path("id").asText();
  }

  @ParameterizedTest
  @MethodSource("curators")
  void eitherKindOfPatchMakesAVersion(Curator curator) {
    String path = created(curator);

    Response retired = patch(curator, path, JSON_PATCH, RETIRE);
    is(retired, 200);
    assertThat(retired.header("ETag")).startsWith("W/\"2.");
    assertThat(retired.asString()).contains("\"retired\"");
    Response draft = patch(curator, path, "application/fhir+json", to("draft"));
    is(draft, 200);
    assertThat(draft.header("ETag")).startsWith("W/\"3.");
    assertThat(curator.get(path).asString()).isEqualTo(draft.asString()).contains("\"draft\"");
    is(patch(curator, path, "application/fhir+json", to("draft")), 200);
    assertThat(curator.get(path).header("ETag")).isEqualTo(draft.header("ETag"));
    is(curator.delete(path), 204);
    is(patch(curator, path, JSON_PATCH, RETIRE), 410);
    is(patch(curator, USE + "/" + UUID.randomUUID(), JSON_PATCH, RETIRE), 404);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void aPatchIsGuardedByTheVersionAndAnswersAsIsPreferred(Curator curator) {
    String path = created(curator);
    String first = curator.get(path).header("ETag");

    is(
        patch(curator, path, JSON_PATCH, RETIRE, "If-Match", first, "Prefer", "return=minimal"),
        200);
    is(patch(curator, path, JSON_PATCH, tagged("a"), "If-Match", first), 412);
    is(patch(curator, path, JSON_PATCH, tagged("a"), "If-Match", "nonsense"), 400);
    Response outcome =
        patch(curator, path, JSON_PATCH, tagged("a"), "Prefer", "return=OperationOutcome");
    assertThat(outcome.asString()).contains("OperationOutcome", "is written");
    assertThat(curator.get(path).asString()).contains("https://hospital.example/tags");
    is(curator.delete(path), 204);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void aConditionNamesTheOneToPatch(Curator curator) {
    String value = UUID.randomUUID().toString();
    ObjectNode statement = curator.statement();
    statement.putArray("identifier").addObject().put("system", "urn:x").put("value", value);
    is(curator.put(statement), 201);

    Response patched = patch(curator, USE + "?identifier=urn:x%7C" + value, JSON_PATCH, RETIRE);

    is(patched, 200);
    assertThat(patched.asString()).contains(statement.path("id").asText(), "\"retired\"");
    is(patch(curator, USE + "?identifier=urn:x%7Cnone", JSON_PATCH, RETIRE), 404);
    is(patch(curator, USE + "?type=warning", JSON_PATCH, RETIRE), 412);
    is(patch(curator, USE, JSON_PATCH, RETIRE), 412);
    is(curator.delete(USE + "/" + statement.path("id").asText()), 204);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void whatCannotBeDoneOrStoredIsRefusedAndNothingIsChanged(Curator curator) {
    String path = created(curator);
    String before = curator.get(path).asString();
    String lost =
        operation(
            "add",
            USE + ".undesirableEffect",
            ", {\"name\": \"name\", \"valueString\": \"classification\"},"
                + " {\"name\": \"value\", \"valueCodeableConcept\": {\"text\": \"nervous\"}}");

    is(patch(curator, path, JSON_PATCH, "{"), 400);
    is(patch(curator, path, JSON_PATCH, "[{\"op\": \"brew\", \"path\": \"/id\"}]"), 400);
    is(patch(curator, path, "application/fhir+json", "{\"resourceType\": \"Patient\"}"), 400);
    is(
        patch(
            curator,
            path,
            JSON_PATCH,
            "[{\"op\": \"test\", \"path\": \"/type\", \"value\": \"brew\"}]"),
        422);
    is(patch(curator, path, JSON_PATCH, "[{\"op\": \"remove\", \"path\": \"/none\"}]"), 422);
    is(patch(curator, path, JSON_PATCH, "[{\"op\": \"remove\", \"path\": \"/id\"}]"), 422);
    is(
        patch(
            curator,
            path,
            JSON_PATCH,
            "[{\"op\": \"add\", \"path\": \"/colour\", \"value\": \"blue\"}]"),
        400);
    is(
        patch(curator, path, JSON_PATCH, "[{\"op\": \"replace\", \"path\": \"\", \"value\": [1]}]"),
        422);
    is(patch(curator, path, "application/fhir+json", operation("replace", "((", "")), 400);
    Response named = patch(curator, path, "application/fhir+json", lost);
    is(named, 422);
    assertThat(named.asString()).contains("undesirableEffect.classification");
    assertThat(curator.get(path).asString()).isEqualTo(before);
    is(curator.delete(path), 204);
  }

  @Test
  void aPatchOfAnotherFormIsToldWhichThereAre() {
    Curator curator = new Curator("r5");

    Response xml = patch(curator, USE + "/x", "application/xml-patch+xml", "<diff/>");

    is(xml, 415);
    assertThat(xml.header("Accept-Patch")).contains(JSON_PATCH, "application/fhir+json");
    is(patch(curator, "Medication/gabapentin", JSON_PATCH, "[]"), 405);
    is(patch(curator, "MedicationKnowledge/gabapentin", JSON_PATCH, "[]"), 200);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void parametersMayBeXml(Curator curator) {
    String path = created(curator);
    String xml =
        """
        <Parameters xmlns="http://hl7.org/fhir"><parameter><name value="operation"/>
        <part><name value="type"/><valueCode value="replace"/></part>
        <part><name value="path"/><valueString value="%s.status.coding.code"/></part>
        <part><name value="value"/><valueCode value="retired"/></part></parameter></Parameters>
        """
            .formatted(USE);

    Response patched = patch(curator, path, "application/fhir+xml", xml);

    is(patched, 200);
    assertThat(patched.asString()).contains("\"retired\"");
    is(curator.delete(path), 204);
  }

  private static void add(ObjectNode bundle, String url, JsonNode resource) {
    ObjectNode entry = bundle.withArray("entry").addObject();
    entry.set("resource", resource);
    entry.putObject("request").put("method", "PATCH").put("url", url);
  }

  private static JsonNode binary(String patch) {
    String data = Base64.getEncoder().encodeToString(patch.getBytes(StandardCharsets.UTF_8));
    return Bundles.json(
        "{\"resourceType\": \"Binary\", \"contentType\": \""
            + JSON_PATCH
            + "\", \"data\": \""
            + data
            + "\"}");
  }

  private static ObjectNode bundle(String type) {
    return (ObjectNode)
        Bundles.json("{\"resourceType\": \"Bundle\", \"type\": \"" + type + "\", \"entry\": []}");
  }

  private static JsonNode send(Curator curator, ObjectNode bundle, int status) {
    Response response = Curator.with().body(bundle.toString()).post("/fhir/" + curator.base());
    is(response, status);
    return Bundles.json(response.asString());
  }

  @ParameterizedTest
  @MethodSource("curators")
  void patchesComeInBundlesToo(Curator curator) {
    String one = created(curator);
    String other = created(curator);
    ObjectNode transaction = bundle("transaction");
    add(transaction, one, binary(RETIRE));
    add(transaction, other, Bundles.json(to("brew")));
    send(curator, transaction, 422);
    assertThat(curator.get(one).asString()).doesNotContain("\"retired\"");
    transaction.withArray("entry").remove(1);
    add(transaction, other, Bundles.json(to("draft")));

    JsonNode done = send(curator, transaction, 200);

    assertThat(done.at("/entry/0/response/status").asText()).startsWith("200");
    assertThat(curator.get(one).asString()).contains("\"retired\"");
    assertThat(curator.get(other).asString()).contains("\"draft\"");
    ObjectNode batch = bundle("batch");
    add(batch, one, Bundles.json(to("draft")));
    add(batch, other, binary("[1]"));
    add(batch, USE + "/" + UUID.randomUUID(), binary(RETIRE));
    JsonNode each = send(curator, batch, 200);
    assertThat(each.findValuesAsText("status").toString()).contains("200 ", "400 ", "404 ");
    is(curator.delete(one), 204);
    is(curator.delete(other), 204);
  }

  @Test
  void ofEightWhoPatchAtOnceAllSucceedOneAfterTheOther() throws Exception {
    Curator curator = new Curator("r5");
    String path = created(curator);
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Response>> patches =
          IntStream.range(0, 8)
              .<Callable<Response>>mapToObj(
                  i -> () -> patch(curator, path, JSON_PATCH, tagged("tag-" + i)))
              .toList();

      for (Future<Response> patched : pool.invokeAll(patches)) {
        is(patched.get(), 200);
      }

      assertThat(curator.get(path).header("ETag")).startsWith("W/\"9.");
    } finally {
      pool.shutdownNow();
    }
    is(curator.delete(path), 204);
  }
}
