package org.spasmwatch.rest.fhir.described;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** The FHIR API in the OpenAPI description: all that there is, and nothing else. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FhirDescriptionTest {
  @TestHTTPResource(value = "/openapi", management = true)
  private URL document;

  private JsonNode paths() {
    return Bundles.json(given().queryParam("format", "json").get(document).asString())
        .path("paths");
  }

  private static Set<String> names(JsonNode named) {
    Set<String> names = new TreeSet<>();
    named.forEach(each -> names.add(each.path("name").asText()));
    return names;
  }

  @ParameterizedTest
  @ValueSource(strings = {"r5", "r4b"})
  void everySearchParameterOfTheCapabilityStatementIsDescribed(String base) {
    JsonNode paths = paths();
    JsonNode rest =
        Bundles.json(given().get("/fhir/" + base + "/metadata").asString()).at("/rest/0");

    assertThat(rest.path("resource")).hasSizeGreaterThan(10);
    rest.path("resource")
        .forEach(
            resource -> {
              String path = "/fhir/" + base + "/" + resource.path("type").asText();
              assertThat(names(paths.path(path).at("/get/parameters")))
                  .as(path)
                  .containsAll(names(resource.path("searchParam")));
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"r5", "r4b"})
  void whatIsDescribedIsThere(String base) {
    paths()
        .properties()
        .forEach(
            path -> {
              if (path.getKey().startsWith("/fhir/" + base + "/")) {
                path.getValue()
                    .properties()
                    .forEach(call -> assertThere(path.getKey(), call.getKey()));
              }
            });
  }

  /** What is not there does not take the method; what is there may want to know who asks. */
  private static void assertThere(String described, String method) {
    String path = described.replace("{id}", "nobody").replace("{version}", "1");
    String allowed = given().urlEncodingEnabled(false).request("TRACE", path).header("Allow");

    assertThat(allowed).as(described).contains(method.toUpperCase(Locale.ROOT));
  }
}
