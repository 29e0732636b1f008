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
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.net.URL;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** The description of the API by OpenAPI: complete, valid, and true of the running program. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class OpenApiTest {
  /** The pages that cards link to; the others are for people alone. */
  private static final Set<String> LINKED = Set.of("GET /statements/{id}", "GET /drugs/{id}");

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  /** What is below it has the CapabilityStatement as its description, but for what it calls. */
  private static final String FHIR = "/fhir/";

  @TestHTTPResource(value = "/openapi", management = true)
  private URL document;

  @TestHTTPResource(value = "/swagger-ui/", management = true)
  private URL pages;

  private String text() {
    return given().queryParam("format", "json").get(document).asString();
  }

  private JsonNode api() {
    return Bundles.json(text());
  }

  private static Set<String> doors() {
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.spasmwatch")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .flatMap(OpenApiTest::doors)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<String> doors(JavaClass resource) {
    String base = resource.getAnnotationOfType(Path.class).value();
    return resource.getMethods().stream()
        .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
        .map(method -> door(method, base))
        .filter(door -> !door.contains(FHIR) || door.endsWith("$assess"))
        .filter(door -> !resource.getPackageName().contains(".workbench") || LINKED.contains(door));
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
    return verb
        + " "
        + path.replaceAll("/+", "/").replaceAll("\\{operation: .*assess}", "\\$assess");
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
  void whatIsDescribedIsThere() {
    for (String door : described()) {
      String[] parts = door.split(" ", 2);
      String path =
          parts[1]
              .replace("/cds-services/{id}", "/cds-services/spasm-review")
              .replace("/statements/{id}", "/statements/gabapentin-myoclonus")
              .replace("/drugs/{id}", "/drugs/gabapentin")
              .replace("{edition}", "r5");

      Response answer =
          given().urlEncodingEnabled(false).contentType("application/json").request(parts[0], path);

      assertThat(answer.statusCode()).as(door).isNotIn(404, 405, 415, 500);
      assertThat(said(parts[1], parts[0]).has(String.valueOf(answer.statusCode())))
          .as(door + " may answer " + answer.statusCode())
          .isTrue();
    }
  }

  private JsonNode said(String path, String method) {
    return api().path("paths").path(path).path(method.toLowerCase(Locale.ROOT)).path("responses");
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
  void aTrialHasPagesToTryItOut() {
    Response page = given().get(pages);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString()).contains("swagger-ui");
    assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
    assertThat(given().get(document).header("Content-Security-Policy"))
        .startsWith("default-src 'none'; frame");
  }
}
