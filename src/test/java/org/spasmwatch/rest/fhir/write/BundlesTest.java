package org.spasmwatch.rest.fhir.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.rest.fhir.write.Curator.USE;
import static org.spasmwatch.rest.fhir.write.Curator.is;
import static org.spasmwatch.rest.fhir.write.Curator.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** Several changes in one Bundle: a transaction does all or nothing, a batch each by itself. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class BundlesTest {

  private static List<Curator> curators() {
    return Curator.all();
  }

  private static ObjectNode bundle(String type) {
    return (ObjectNode)
        Bundles.json("{\"resourceType\": \"Bundle\", \"type\": \"" + type + "\", \"entry\": []}");
  }

  private static ObjectNode add(
      ObjectNode bundle, String method, String url, @Nullable JsonNode resource) {
    ObjectNode entry = bundle.withArray("entry").addObject();
    if (resource != null) {
      entry.set("resource", resource);
    }
    entry.putObject("request").put("method", method).put("url", url);
    return entry;
  }

  private static Response send(Curator curator, ObjectNode bundle) {
    return Curator.with().body(bundle.toString()).post("/fhir/" + curator.base());
  }

  private static ObjectNode drug() {
    return (ObjectNode)
        Bundles.json(
            "{\"resourceType\": \"MedicationKnowledge\", \"status\": \"active\","
                + " \"code\": {\"text\": \"Testol\"}}");
  }

  private static String answered(JsonNode answer, int entry) {
    return answer.at("/entry/" + entry + "/response/status").asText();
  }

  @ParameterizedTest
  @MethodSource("curators")
  void aTransactionWritesAllAndItsEntriesReferToEachOther(Curator curator) {
    String name = "urn:uuid:" + UUID.randomUUID();
    ObjectNode old = status(curator.statement(), "draft");
    is(curator.put(old), 201);
    ObjectNode about = curator.statement();
    ObjectNode bundle = bundle("transaction");
    add(bundle, "GET", USE + "/" + about.path("id").asText(), null);
    add(bundle, "PUT", USE + "/" + about.path("id").asText(), about);
    add(bundle, "POST", "MedicationKnowledge", drug()).put("fullUrl", name);
    add(bundle, "DELETE", USE + "/" + old.path("id").asText(), null);
    about.putArray("subject").addObject().put("reference", "Medication/none");
    is(send(curator, bundle), 422);
    is(curator.get(USE + "/" + about.path("id").asText()), 404);
    is(curator.get(USE + "/" + old.path("id").asText()), 200);
    about.putArray("subject").addObject().put("reference", name);

    JsonNode answer = Bundles.json(send(curator, bundle).asString());
    assertThat(answer.path("type").asText()).isEqualTo("transaction-response");
    assertThat(answered(answer, 0)).startsWith("200");
    assertThat(answered(answer, 1)).startsWith("201");
    assertThat(answered(answer, 2)).startsWith("201");
    assertThat(answered(answer, 3)).startsWith("204");
    assertThat(answer.at("/entry/2/response/location").asText()).contains("/_history/1.");
    is(curator.get(USE + "/" + old.path("id").asText()), 410);
    is(curator.delete(USE + "/" + about.path("id").asText()), 204);
    String drug = answer.at("/entry/2/resource/id").asText();
    assertThat(answer.at("/entry/1/resource/subject/0/reference").asText())
        .isEqualTo("Medication/" + drug);
    is(curator.delete("MedicationKnowledge/" + drug), 204);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void aBatchDoesWhatItCan(Curator curator) {
    ObjectNode draft = status(curator.statement(), "draft");
    ObjectNode bundle = bundle("batch");
    add(bundle, "PUT", USE + "/" + draft.path("id").asText(), draft);
    add(bundle, "DELETE", "Group/x", null);
    add(bundle, "GET", USE + "?status=draft&_summary=count", null);
    add(bundle, "DELETE", "MedicationKnowledge/gabapentin", null);

    Response response = send(curator, bundle);

    is(response, 200);
    JsonNode answer = Bundles.json(response.asString());
    assertThat(answered(answer, 0)).startsWith("201");
    assertThat(answered(answer, 1)).startsWith("405");
    assertThat(answered(answer, 2)).startsWith("200");
    assertThat(answered(answer, 3)).startsWith("409");
    assertThat(answer.at("/entry/3/response/outcome/resourceType").asText())
        .isEqualTo("OperationOutcome");
    is(curator.delete(USE + "/" + draft.path("id").asText()), 204);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void aBundleThatCannotBeDoneIsRefused(Curator curator) {
    is(send(curator, bundle("collection")), 400);
    ObjectNode noMethod = bundle("transaction");
    add(noMethod, "BREW", USE + "/x", null);
    is(send(curator, noMethod), 400);
    ObjectNode twice = bundle("transaction");
    ObjectNode draft = status(curator.statement(), "draft");
    add(twice, "PUT", USE + "/" + draft.path("id").asText(), draft);
    add(twice, "PUT", USE + "/" + draft.path("id").asText(), draft);
    is(send(curator, twice), 400);
    is(curator.get(USE + "/" + draft.path("id").asText()), 404);
  }

  /** A statement that refers to its drug so. */
  private static ObjectNode about(Curator curator, String reference) {
    ObjectNode statement = status(curator.statement(), "draft");
    statement.putArray("subject").addObject().put("reference", reference);
    return statement;
  }

  private static ObjectNode put(ObjectNode bundle, ObjectNode resource) {
    return add(bundle, "PUT", USE + "/" + resource.path("id").asText(), resource);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void aReferenceMayBeASearchThatFindsOne(Curator curator) {
    ObjectNode one = about(curator, "Medication?_id=baclofen");
    ObjectNode bundle = bundle("transaction");
    put(bundle, one);

    JsonNode answer = Bundles.json(send(curator, bundle).asString());

    assertThat(answer.at("/entry/0/resource/subject/0/reference").asText())
        .isEqualTo("Medication/baclofen");
    is(curator.delete(USE + "/" + one.path("id").asText()), 204);
    for (String search :
        List.of("Medication?_id=nothing", "Medication?_id=baclofen,diazepam", "Device?_id=x")) {
      ObjectNode none = bundle("transaction");
      put(none, status(curator.statement(), "draft"));
      ObjectNode refused = put(none, about(curator, search));
      Response response = send(curator, none);
      is(response, 412);
      assertThat(response.asString()).as(search).contains("Bundle.entry[1]: ");
      is(curator.get(refused.at("/request/url").asText()), 404);
    }
  }

  @ParameterizedTest
  @MethodSource("curators")
  void aRefusalNamesTheEntryAndNothingIsWritten(Curator curator) {
    ObjectNode first = status(curator.statement(), "draft");
    String there = USE + "/" + Curator.MODEL;
    for (String second :
        List.of(
            "405 {'method': 'DELETE', 'url': 'Group/x'}",
            "404 {'method': 'DELETE', 'url': 'Device/x'}",
            "412 {'method': 'DELETE', 'url': '" + there + "', 'ifMatch': 'W/\\\"77\\\"'}",
            "400 {'method': 'DELETE', 'url': '" + there + "', 'ifMatch': 'latest'}",
            "412 {'method': 'DELETE', 'url': 'ClinicalUseDefinition?status=active'}",
            "400 {'method': 'DELETE', 'url': 'ClinicalUseDefinition?colour=red'}",
            "400 {'method': 'BREW', 'url': '" + there + "'}")) {
      ObjectNode bundle = bundle("transaction");
      put(bundle, first);
      bundle
          .withArray("entry")
          .addObject()
          .set("request", Bundles.json(second.substring(4).replace('\'', '"')));

      Response response = send(curator, bundle);

      is(response, Integer.parseInt(second.substring(0, 3)));
      assertThat(response.asString()).as(second).contains("Bundle.entry[1]: ");
    }
    is(curator.get(USE + "/" + first.path("id").asText()), 404);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void ofABatchAMalformedEntryIsRefusedByItself(Curator curator) {
    ObjectNode draft = status(curator.statement(), "draft");
    ObjectNode bundle = bundle("batch");
    bundle.withArray("entry").addObject();
    put(bundle, draft).withObject("/request").put("ifMatch", "latest");
    put(bundle, draft);
    put(bundle, status(curator.statement(), "unheard-of"));

    JsonNode answer = Bundles.json(send(curator, bundle).asString());

    assertThat(answered(answer, 0)).isEqualTo("400 Bad Request");
    assertThat(answered(answer, 1)).isEqualTo("400 Bad Request");
    assertThat(answered(answer, 2)).isEqualTo("201 Created");
    assertThat(answer.at("/entry/2/response/lastModified"))
        .isEqualTo(answer.at("/entry/2/resource/meta/lastUpdated"));
    assertThat(answered(answer, 3)).isEqualTo("422 Unprocessable Content");
    is(curator.delete(USE + "/" + draft.path("id").asText()), 204);
  }

  @ParameterizedTest
  @MethodSource("curators")
  void whatIsThereAlreadySaysWhereInABundleToo(Curator curator) {
    ObjectNode bundle = bundle("transaction");
    add(bundle, "POST", USE, status(curator.statement(), "draft"))
        .withObject("/request")
        .put("ifNoneExist", "_id=" + Curator.MODEL);
    String tag = curator.get(USE + "/" + Curator.MODEL).header("ETag");
    add(bundle, "GET", USE + "/" + Curator.MODEL, null)
        .withObject("/request")
        .put("ifNoneMatch", tag);

    JsonNode answer = Bundles.json(send(curator, bundle).asString());

    assertThat(answered(answer, 0)).isEqualTo("200 OK");
    assertThat(answer.at("/entry/0/response/location").asText())
        .contains(USE + "/" + Curator.MODEL + "/_history/");
    assertThat(answered(answer, 1)).isEqualTo("304 Not Modified");
    assertThat(answer.at("/entry/1").has("resource")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("curators")
  void aNameInTheBundleIsThatOfOneEntry(Curator curator) {
    String name = "urn:uuid:" + UUID.randomUUID();
    ObjectNode bundle = bundle("transaction");
    add(bundle, "POST", USE, status(curator.statement(), "draft")).put("fullUrl", name);
    add(bundle, "POST", USE, status(curator.statement(), "draft")).put("fullUrl", name);

    Response response = send(curator, bundle);

    is(response, 400);
    assertThat(response.asString()).contains("Bundle.entry[1]: another entry has this fullUrl");
  }
}
