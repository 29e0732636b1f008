package org.spasmwatch.rest.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Closed;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Labelled;

/**
 * Writing as it is in production: by type, by interaction, and what is executed by a scope apart.
 */
@QuarkusTest
@TestProfile(Closed.class)
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class WriteScopesTest {
  private static final String USES = "/fhir/r5/ClinicalUseDefinition";
  private static final String WRITE = "system/ClinicalUseDefinition.cud";
  private static final String ALL = WRITE + " spasmwatch/activate";

  private static ObjectNode active() {
    String read =
        given()
            .header("Authorization", "Bearer " + Closed.access("system/*.r"))
            .get(USES + "/lamotrigine-headache")
            .asString();
    ObjectNode statement = (ObjectNode) Bundles.json(read);
    statement.remove(List.of("meta", "text", "identifier"));
    return statement.put("id", "s-" + UUID.randomUUID());
  }

  private static ObjectNode draft() {
    return ((ObjectNode) Bundles.json(Labelled.DOCUMENT)).put("id", "d-" + UUID.randomUUID());
  }

  private static Response put(String token, ObjectNode statement) {
    return given()
        .header("Authorization", "Bearer " + token)
        .contentType("application/fhir+json")
        .body(statement.toString())
        .put(USES + "/" + statement.path("id").asText());
  }

  private static void is(Response response, int status) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
  }

  @Test
  void eachInteractionNeedsItsLetterOnTheType() {
    ObjectNode draft = draft();
    String id = draft.path("id").asText();

    for (String scope :
        List.of(
            "system/*.rs", "system/MedicationKnowledge.cud", "system/ClinicalUseDefinition.c")) {
      Response refused = put(Closed.access(scope), draft);
      is(refused, 403);
      assertThat(refused.asString()).contains("system/ClinicalUseDefinition.u");
      assertThat(refused.header("WWW-Authenticate")).contains("insufficient_scope");
    }
    Response patched =
        given()
            .header("Authorization", "Bearer " + Closed.access("system/ClinicalUseDefinition.c"))
            .contentType("application/json-patch+json")
            .body("[]")
            .patch(USES + "/" + id);
    is(patched, 403);
    assertThat(patched.asString()).contains("system/ClinicalUseDefinition.u");
    Response creates = put(Closed.access("system/ClinicalUseDefinition.u"), draft);
    is(creates, 403);
    assertThat(creates.asString()).contains("system/ClinicalUseDefinition.c");
    is(put(Closed.access(WRITE), draft), 201);
    is(put(Closed.access("system/ClinicalUseDefinition.u"), draft), 200);
    Response undeletable =
        given()
            .header("Authorization", "Bearer " + Closed.access("system/ClinicalUseDefinition.cu"))
            .delete(USES + "/" + id);
    is(undeletable, 403);
    is(
        given().header("Authorization", "Bearer " + Closed.access(WRITE)).delete(USES + "/" + id),
        204);
  }

  @Test
  void whatIsExecutedIsChangedByThoseWhoMayActivate() {
    ObjectNode active = active();
    String path = USES + "/" + active.path("id").asText();

    Response refused = put(Closed.access(WRITE), active);
    is(refused, 403);
    assertThat(refused.asString()).contains("spasmwatch/activate");
    is(put(Closed.access(ALL), active), 201);
    is(given().header("Authorization", "Bearer " + Closed.access(WRITE)).delete(path), 403);
    is(given().header("Authorization", "Bearer " + Closed.access(ALL)).delete(path), 204);
  }

  @Test
  void aTokenThatIsNotGoodHereWritesNothing() {
    ObjectNode draft = draft();

    for (String token :
        List.of(
            Closed.access("https://elsewhere.example", ALL, Instant.now()),
            Closed.access(Closed.URL, ALL, Instant.now().minusSeconds(3600)),
            "not-a-token")) {
      Response refused = put(token, draft);
      is(refused, 401);
      assertThat(refused.header("WWW-Authenticate")).contains("invalid_token");
    }
    is(
        given()
            .header("Authorization", "Bearer " + Closed.access("system/*.r"))
            .get(USES + "/" + draft.path("id").asText()),
        404);
  }
}
