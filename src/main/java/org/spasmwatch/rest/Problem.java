package org.spasmwatch.rest;

import static java.util.Objects.requireNonNull;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.OperationOutcomes;

/** A request that cannot be answered as asked: the status, and issues that say what and where. */
public record Problem(int status, List<Issue> issues) {
  public static final String FHIR_JSON = "application/fhir+json";
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MUCH = 422;
  private static final int UNAVAILABLE = 503;

  public Problem {
    requireNonNull(issues, "issues");
    issues = List.copyOf(issues);
  }

  public static Problem of(int status, String code, String diagnostics) {
    return new Problem(status, List.of(new Issue(code, diagnostics, null)));
  }

  /** What is wrong with a body: too much is nothing that is wrong with its form. */
  public static Problem ofBody(List<Issue> issues) {
    boolean tooMuch = issues.stream().anyMatch(issue -> issue.code().equals("too-costly"));
    return new Problem(tooMuch ? TOO_MUCH : BAD_REQUEST, issues);
  }

  /** What is wrong with a search: it may ask for what whoever asks may not see. */
  public static Problem ofSearch(List<Issue> issues) {
    return new Problem(
        issues.stream().anyMatch(Issue::isForbidden) ? FORBIDDEN : BAD_REQUEST, issues);
  }

  /** The body: an OperationOutcome as JSON text. */
  public String body() {
    return OperationOutcomes.of(issues).toString();
  }

  public Response response() {
    ResponseBuilder response = Response.status(status).type(FHIR_JSON).entity(body());
    if (status == UNAVAILABLE) {
      response.header(HttpHeaders.RETRY_AFTER, "1");
    }
    return response.build();
  }
}
