package org.spasmwatch.fhir;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what was sent, as in OperationOutcome.issue. {@code code} is of
 * FHIR's IssueType; {@code where} is a FHIRPath into the resource, or the name of a parameter of
 * the request behind {@code http.}; null when it is the request as a whole.
 */
public record Issue(String code, String diagnostics, @Nullable String where) {
  private static final String FORBIDDEN = "forbidden";

  /** What a parameter of the request has before its name (OperationOutcome.issue.location). */
  static final String HTTP = "http.";

  public Issue {
    requireNonNull(code, "code");
    requireNonNull(diagnostics, "diagnostics");
  }

  public static Issue invalid(String diagnostics, @Nullable String where) {
    return new Issue("invalid", diagnostics, where);
  }

  /** The same about a parameter of the request, unless it says where already. */
  public Issue of(String parameter) {
    return where == null ? new Issue(code, diagnostics, HTTP + parameter) : this;
  }

  /** What whoever asks may not do. */
  public static Issue forbidden(String type) {
    return new Issue(FORBIDDEN, "this takes the scope system/" + type + ".s too", null);
  }

  public boolean isForbidden() {
    return code.equals(FORBIDDEN);
  }
}
