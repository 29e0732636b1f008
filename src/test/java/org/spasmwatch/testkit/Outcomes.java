package org.spasmwatch.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import io.restassured.response.Response;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.OperationOutcomeIssueComponent;

/** What goes out as FHIR, parsed by a foreign parser that forgives nothing. */
public final class Outcomes {
  private Outcomes() {}

  public static IParser strictR4() {
    return FhirContext.forR4Cached()
        .newJsonParser()
        .setParserErrorHandler(new StrictErrorHandler());
  }

  /** The issue of an error, after a look whether it is one that a client may be shown. */
  public static OperationOutcomeIssueComponent issue(Response response, int status, String code) {
    return issue(response.statusCode(), response.contentType(), response.asString(), status, code);
  }

  /** The same for an answer that was got without REST Assured. */
  public static OperationOutcomeIssueComponent issue(
      int actual, String type, String body, int status, String code) {
    assertThat(actual).as(body).isEqualTo(status);
    assertThat(type).startsWith("application/fhir+json");
    OperationOutcome outcome = strictR4().parseResource(OperationOutcome.class, body);
    assertThat(outcome.getIssue()).hasSize(1);
    OperationOutcomeIssueComponent issue = outcome.getIssueFirstRep();
    assertThat(issue.getSeverity()).isEqualTo(IssueSeverity.ERROR);
    assertThat(issue.getCode().toCode()).isEqualTo(code);
    assertThat(issue.getDiagnostics()).isNotBlank();
    assertThat(body).doesNotContain("Exception", "org.spasmwatch", "java.", "\\tat ", "jackson");
    return issue;
  }
}
