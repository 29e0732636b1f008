package org.spasmwatch.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/** The checks on the management port. */
public final class HealthChecks {
  private HealthChecks() {}

  /** The data of the check of that name at that URL; all there have to be up. */
  public static JsonNode data(URL url, String name) {
    Response response = given().get(url);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    List<JsonNode> named = new ArrayList<>();
    for (JsonNode check : Bundles.json(response.asString()).path("checks")) {
      if (check.path("name").asText().equals(name)) {
        named.add(check);
      }
    }
    assertThat(named).as(response.asString()).hasSize(1);
    return named.get(0).path("data");
  }
}
