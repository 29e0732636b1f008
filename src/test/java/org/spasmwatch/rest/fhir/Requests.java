package org.spasmwatch.rest.fhir;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.spasmwatch.testkit.R5;

/** Requests to the FHIR API, and a look at its errors. */
final class Requests {
  private Requests() {}

  static Response get(String path) {
    return given().urlEncodingEnabled(false).get(path);
  }

  static Response accepting(String accept, String path) {
    return given().header("Accept", accept).get(path);
  }

  /** The diagnostics of an error, which has to be an OperationOutcome of R5. */
  static String diagnostics(Response response, int status) {
    assertThat(response.statusCode()).as(response.asString()).isEqualTo(status);
    assertThat(response.contentType()).startsWith("application/fhir+json");
    assertThat(response.asString())
        .doesNotContain("Exception", "org.spasmwatch", "java.", "\\tat ", "jackson");
    OperationOutcome outcome =
        R5.strict().parseResource(OperationOutcome.class, response.asString());
    assertThat(outcome.getIssue()).hasSize(1);
    return outcome.getIssueFirstRep().getDiagnostics();
  }
}
