package org.spasmwatch.fhir;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with what was sent, as in OperationOutcome.issue. {@code code} is of
 * FHIR's IssueType; {@code where} is a FHIRPath into the resource, null when it is the request as a
 * whole.
 */
public record Issue(String code, String diagnostics, @Nullable String where) {
  public Issue {
    requireNonNull(code, "code");
    requireNonNull(diagnostics, "diagnostics");
  }

  public static Issue invalid(String diagnostics, @Nullable String where) {
    return new Issue("invalid", diagnostics, where);
  }
}
