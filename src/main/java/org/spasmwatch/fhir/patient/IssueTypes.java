package org.spasmwatch.fhir.patient;

import java.util.Set;

/**
 * FHIR's IssueType (R4): the words of an EHR's error that may be repeated, for they name nobody.
 */
final class IssueTypes {
  private static final Set<String> CODES =
      Set.of(
          "invalid",
          "structure",
          "required",
          "value",
          "invariant",
          "security",
          "login",
          "unknown",
          "expired",
          "forbidden",
          "suppressed",
          "processing",
          "not-supported",
          "duplicate",
          "multiple-matches",
          "not-found",
          "deleted",
          "too-long",
          "code-invalid",
          "extension",
          "too-costly",
          "business-rule",
          "conflict",
          "transient",
          "lock-error",
          "no-store",
          "exception",
          "timeout",
          "incomplete",
          "throttled",
          "informational");

  private IssueTypes() {}

  /** The code itself, or words for one that is not FHIR's. */
  static String known(String code) {
    return CODES.contains(code) ? code : "no known code";
  }
}
