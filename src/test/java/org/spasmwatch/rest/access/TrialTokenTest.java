package org.spasmwatch.rest.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hooks;
import org.spasmwatch.testkit.Restrained;

/** A trial is open for reading, and yet not deaf: a token that is sent has to be right. */
@QuarkusTest
@TestProfile(Restrained.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class TrialTokenTest {
  private static final String READ = "/fhir/r5/Medication/gabapentin";

  private static Response read(String token) {
    return given().header("Authorization", "Bearer " + token).get(READ);
  }

  @Test
  void aReadNeedsNoTokenAndTheDevelopmentTokenDoesNotHinderIt() {
    assertThat(given().get(READ).statusCode()).isEqualTo(200);
    assertThat(read(Restrained.TOKEN).statusCode()).isEqualTo(200);
  }

  @Test
  void aWrongTokenIsRefused() {
    Response refused = read(Restrained.TOKEN + "x");

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
    assertThat(read("x").statusCode()).isEqualTo(401);
  }

  @Test
  void aCallOfAHookMayHaveAnyTokenAsNoneIsLookedAt() {
    Response called =
        given()
            .header("Authorization", "Bearer of-a-test-client")
            .contentType("application/json")
            .body(Hooks.call().toString())
            .post(Hooks.REVIEW);

    assertThat(called.statusCode()).as(called.asString()).isEqualTo(200);
  }
}
