package org.spasmwatch.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.CardRules;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** The examples in the description of the API: they are answered as it says, in its own schemas. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OpenApiExamplesTest {
  private static final Path EXAMPLES = Path.of("docs/examples");
  private static final Set<String> OF_ORDERS =
      Set.of("order-sign", "order-select", "medication-refill", "medication-verify", "feedback");

  @TestHTTPResource(value = "/openapi", management = true)
  private URL document;

  /** An example of a request: where it is to be sent, as what, and the text of it. */
  private record Example(String path, String type, String name, JsonNode value) {
    Response send() {
      String at =
          path.replace("{id}", OF_ORDERS.contains(name) ? "spasm-order-check" : "spasm-review")
              .replace("{edition}", "r5");
      return Assessments.request(type)
          .urlEncodingEnabled(false)
          .body(value.toString().getBytes(StandardCharsets.UTF_8))
          .post(at);
    }
  }

  @BeforeEach
  void theDayIsFixed() {
    QuarkusMock.installMockForType(Clock.fixed(Bundles.AT, ZoneOffset.UTC), Clock.class);
  }

  private JsonNode api() {
    return Bundles.json(given().queryParam("format", "json").get(document).asString());
  }

  private List<Example> examples() {
    List<Example> examples = new ArrayList<>();
    api()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .at("/post/requestBody/content")
                    .properties()
                    .forEach(
                        type ->
                            type.getValue()
                                .path("examples")
                                .properties()
                                .forEach(
                                    each ->
                                        examples.add(
                                            new Example(
                                                path.getKey(),
                                                type.getKey(),
                                                each.getKey(),
                                                each.getValue().path("value"))))));
    return examples;
  }

  @Test
  void anExampleIsThatOfTheDocumentation() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(4);
    for (Example example : examples()) {
      String file = Files.readString(EXAMPLES.resolve(example.name() + ".json"));
      assertThat(example.value()).as(example.name()).isEqualTo(Bundles.json(file));
    }
  }

  @Test
  void anExampleOfARequestIsAnsweredAsIsSaid() {
    for (Example example : examples()) {
      Response answer = example.send();

      assertThat(answer.statusCode()).as(example.name() + answer.asString()).isEqualTo(200);
      JsonNode said = api().path("paths").path(example.path()).at("/post/responses/200/content");
      if (!said.isMissingNode()) {
        String type = answer.contentType().split(";", 2)[0];
        assertThat(said.has(type)).as(example.path() + " " + type).isTrue();
        assertThat(objections(said.path(type).path("schema"), answer.asString()))
            .as(example.name())
            .isEmpty();
      }
    }
  }

  @Test
  void anExampleOfARequestKeepsToItsSchema() {
    for (Example example : examples()) {
      JsonNode schema =
          api()
              .path("paths")
              .path(example.path())
              .at("/post/requestBody/content")
              .path(example.type())
              .path("schema");

      assertThat(objections(schema, example.value().toString())).as(example.name()).isEmpty();
    }
  }

  @Test
  void eachHookHasAnExampleThatGetsACard() {
    List<Example> calls =
        examples().stream().filter(e -> e.path().equals("/cds-services/{id}")).toList();

    assertThat(calls)
        .extracting(call -> call.value().path("hook").asText())
        .containsExactlyInAnyOrderElementsOf(hooks());
    assertThat(calls)
        .allSatisfy(
            call -> {
              JsonNode answer = Bundles.json(call.send().asString());
              CardRules.check(answer);
              assertThat(answer.path("cards")).as(call.name()).isNotEmpty();
            });
  }

  /** What the schema, which may refer to others of the document, says against a JSON text. */
  private Set<ValidationMessage> objections(JsonNode schema, String json) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.setAll((ObjectNode) schema);
    whole.set("components", api().path("components"));
    return JsonSchemaFactory.getInstance(VersionFlag.V202012)
        .getSchema(whole)
        .validate(Bundles.json(json));
  }

  private List<String> hooks() {
    List<String> hooks = new ArrayList<>();
    api().at("/components/schemas/Call/properties/hook/enum").forEach(h -> hooks.add(h.asText()));
    return hooks;
  }

  @Test
  void anExampleOfAnAnswerKeepsTheRulesForCards() {
    CardRules.check(
        api()
            .path("paths")
            .path("/cds-services/{id}")
            .at("/post/responses/200/content")
            .path("application/json")
            .at("/examples/none/value"));
  }

  @Test
  void theHooksOfTheDescriptionAreThoseOfDiscovery() {
    JsonNode discovery = Bundles.json(given().get("/cds-services").asString());

    assertThat(discovery.path("services").findValuesAsText("hook"))
        .containsExactlyInAnyOrderElementsOf(hooks());
  }
}
