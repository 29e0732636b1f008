package org.spasmwatch.rest.fhir.write;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spasmwatch.testkit.Bundles;

/** Somebody who writes knowledge through one base of the API. */
record Curator(String base) {
  static final String USE = "ClinicalUseDefinition";
  static final String TOKEN = "token-of-the-tests";

  /** A statement that other tests do not look at. */
  static final String MODEL = "lamotrigine-headache";

  static List<Curator> all() {
    return List.of(new Curator("r5"), new Curator("r4b"));
  }

  String url(String path) {
    return "/fhir/" + base + "/" + path;
  }

  static RequestSpecification with(String... headers) {
    RequestSpecification request =
        given()
            .urlEncodingEnabled(false)
            .header("Authorization", "Bearer " + TOKEN)
            .contentType("application/fhir+json");
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  Response get(String path) {
    return given().urlEncodingEnabled(false).get(url(path));
  }

  ObjectNode read(String path) {
    Response response = get(path);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    return (ObjectNode) Bundles.json(response.asString());
  }

  Response put(ObjectNode resource, String... headers) {
    return with(headers)
        .body(resource.toString())
        .put(url(resource.path("resourceType").asText() + "/" + resource.path("id").asText()));
  }

  Response post(ObjectNode resource, String... headers) {
    return with(headers)
        .body(resource.toString())
        .post(url(resource.path("resourceType").asText()));
  }

  Response delete(String path, String... headers) {
    return with(headers).delete(url(path));
  }

  /** A statement that is like another one, and new. */
  ObjectNode statement() {
    ObjectNode statement = read(USE + "/" + MODEL);
    statement.remove(List.of("meta", "text", "identifier"));
    return statement.put("id", "s-" + UUID.randomUUID());
  }

  /** The text that a statement is about. */
  static ObjectNode saying(ObjectNode statement, String text) {
    statement
        .path("extension")
        .forEach(
            e -> {
              if (e.path("url").asText().endsWith("/description")) {
                ((ObjectNode) e).put("valueMarkdown", text);
              }
            });
    return statement;
  }

  static ObjectNode status(ObjectNode statement, String status) {
    statement.set(
        "status",
        Bundles.json(
            "{\"coding\": [{\"system\": \"http://hl7.org/fhir/publication-status\", \"code\": \""
                + status
                + "\"}]}"));
    return statement;
  }

  static Map<String, String> issues(Response response) {
    Map<String, String> issues = new LinkedHashMap<>();
    Bundles.json(response.asString())
        .path("issue")
        .forEach(
            i ->
                issues.merge(
                    i.at("/expression/0").asText(),
                    i.path("diagnostics").asText(),
                    (a, b) -> a + "; " + b));
    return issues;
  }

  static void is(Response response, int status) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    if (status >= 400) {
      assertThat(response.asString())
          .contains("OperationOutcome")
          .doesNotContain("Exception", "org.spasmwatch", "java.", "\\tat ", "jackson");
    }
  }
}
