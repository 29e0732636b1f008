package org.spasmwatch.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Assessments;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.CardRules;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** The description of the API by OpenAPI: complete, valid, and true of the running program. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OpenApiTest {
  private static final java.nio.file.Path EXAMPLES = java.nio.file.Path.of("docs/examples");
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
  private static final List<String> DESCRIBED =
      List.of("rest.cdshooks", "rest.feedback", "rest.assessment");
  private static final Map<String, String> SERVICES =
      Map.of("order-sign", "spasm-order-check", "feedback", "spasm-order-check");

  @TestHTTPResource(value = "/openapi", management = true)
  private URL document;

  @TestHTTPResource(value = "/swagger-ui/", management = true)
  private URL pages;

  /** An example of a request: where it is to be sent, as what, and the text of it. */
  private record Example(String path, String type, String name, JsonNode value) {
    Response send() {
      String at =
          path.replace("{id}", SERVICES.getOrDefault(name, "spasm-review"))
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

  private String text() {
    return given().queryParam("format", "json").get(document).asString();
  }

  private JsonNode api() {
    return Bundles.json(text());
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

  private static Set<String> doors() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(DESCRIBED.stream().map(p -> "org.spasmwatch." + p).toList())
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(OpenApiTest::doors)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> doors(JavaClass resource) {
    String base = resource.getAnnotationOfType(Path.class).value();
    return resource.getMethods().stream()
        .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
        .map(method -> door(method, base));
  }

  private static String door(JavaMethod method, String base) {
    String verb =
        method.getAnnotations().stream()
            .map(annotation -> annotation.getRawType().getSimpleName())
            .filter(name -> METHODS.contains(name.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow();
    String path =
        method.isAnnotatedWith(Path.class)
            ? base + "/" + method.getAnnotationOfType(Path.class).value()
            : base;
    return verb + " " + path.replaceAll("\\{operation: .*assess}", "\\$assess");
  }

  /** By hand; the rest is made of the tables of FHIR ({@code FhirDescriptionTest}). */
  private Set<String> described() {
    Set<String> described = new TreeSet<>();
    api().path("paths").properties().stream()
        .filter(path -> !path.getKey().matches("/fhir/r\\d.*"))
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          if (METHODS.contains(operation.getKey())) {
                            described.add(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                          }
                        }));
    return described;
  }

  @Test
  void everyDoorIsDescribedAndNoOther() {
    assertThat(doors()).contains("POST /cds-services/{id}", "POST /fhir/{edition}/$assess");
    assertThat(described()).isEqualTo(doors());
  }

  @Test
  void theDocumentIsValid() {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);

    SwaggerParseResult read = new OpenAPIV3Parser().readContents(text(), null, options);

    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getPaths()).hasSameSizeAs(api().path("paths").properties());
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
      }
    }
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
    List<String> hooks = new ArrayList<>();
    api().at("/components/schemas/Call/properties/hook/enum").forEach(h -> hooks.add(h.asText()));

    JsonNode discovery = Bundles.json(given().get("/cds-services").asString());

    assertThat(discovery.path("services").findValuesAsText("hook"))
        .containsExactlyInAnyOrderElementsOf(hooks);
  }

  @Test
  void aTrialHasPagesToTryItOut() {
    Response page = given().get(pages);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString()).contains("swagger-ui");
    assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
    assertThat(given().get(document).header("Content-Security-Policy"))
        .startsWith("default-src 'none'; frame");
  }
}
