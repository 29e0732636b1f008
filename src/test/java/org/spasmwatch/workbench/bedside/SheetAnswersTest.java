package org.spasmwatch.workbench.bedside;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;

/** What the page says where the form has little or nothing that can be assessed. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class SheetAnswersTest {
  private static final String FORM = "application/x-www-form-urlencoded;charset=UTF-8";

  @Test
  void whatTheFormSaysAndNobodyKnowsIsNamed() {
    given()
        .contentType(FORM)
        .formParam("at", "2026-04-21")
        .formParam("drug", "gabapentin", "no such drug")
        .formParam("start", "2026-03-02", "")
        .formParam("finding", "myoclonus", "blue toe")
        .formParam("onset", "2026-04-20", "")
        .post("/try")
        .then()
        .statusCode(200)
        .body(containsString("<code>MedicationStatement/medicine-2</code>"))
        .body(
            containsString(
                "<code>Condition/finding-4</code> its code and name are of no finding that is"
                    + " known here"))
        .body(not(containsString("<code>Condition/finding-3</code>")));
  }

  @Test
  void anEmptyFormIsNotSaidToBeInOrder() {
    given()
        .contentType(FORM)
        .formParam("at", "2026-04-21")
        .post("/try")
        .then()
        .statusCode(200)
        .body(containsString("There is nothing here yet"))
        .body(not(containsString("No card")));
  }
}
