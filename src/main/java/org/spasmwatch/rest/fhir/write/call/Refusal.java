package org.spasmwatch.rest.fhir.write.call;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.rest.Problem;

/**
 * Ends the work on a request with that answer. It is thrown through the log, so that the
 * transaction it has open there is undone, and never leaves this package.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public Refusal(Problem problem) {
    super("refused", null, false, false);
    this.problem = requireNonNull(problem, "problem");
  }

  public static Refusal of(int status, String code, String diagnostics) {
    return new Refusal(Problem.of(status, code, diagnostics));
  }

  /** Of what cannot be a resource at all, or cannot be one here. */
  public static Refusal of(List<Issue> issues) {
    boolean malformed = issues.stream().anyMatch(issue -> issue.code().equals("structure"));
    return new Refusal(new Problem(malformed ? 400 : 422, issues));
  }

  /** The same, said of a part of the request; nothing is added where it is all of it. */
  public Refusal at(String place) {
    return new Refusal(new Problem(problem.status(), placed(place, problem.issues())));
  }

  public static List<Issue> placed(String place, List<Issue> issues) {
    return place.isEmpty()
        ? issues
        : issues.stream()
            .map(i -> new Issue(i.code(), place + ": " + i.diagnostics(), i.where()))
            .toList();
  }

  public Problem problem() {
    return problem;
  }
}
