package org.spasmwatch.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.net.URL;

/** The checks on the management port. */
public final class HealthChecks {
  private HealthChecks() {}

  /** The data of the one check at that URL, which has to be up. */
  public static JsonNode data(URL url) {
    Response response = given().get(url);
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
    JsonNode checks = Bundles.json(response.asString()).path("checks");
    assertThat(checks).hasSize(1);
    return checks.path(0).path("data");
  }
}
