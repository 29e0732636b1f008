package org.spasmwatch.ehr;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a token allows, by its SMART scopes of either version ({@code patient/*.read}, {@code
 * user/Observation.rs?category=laboratory}). Where not one of them is of SMART, nothing can be
 * said, and the server decides.
 */
record Scopes(List<String> scopes) {
  private static final Pattern SMART =
      Pattern.compile("(patient|user|system)/(\\*|[A-Z][A-Za-z]*)\\.([a-z*]+)(\\?.+)?");

  enum Cover {
    ALL,
    /** Only resources that meet a condition: what is not found may still be in the record. */
    PART,
    NONE
  }

  Scopes {
    scopes = List.copyOf(scopes);
  }

  static Scopes parse(String scope) {
    return new Scopes(List.of(scope.strip().split("\\s+", -1)));
  }

  /** How far resources of a type may be read and searched. */
  Cover cover(String type) {
    if (smart().findAny().isEmpty()) {
      return Cover.ALL;
    }
    List<Matcher> of =
        smart()
            .filter(m -> m.group(2).equals("*") || m.group(2).equals(type))
            .filter(m -> reads(m.group(3), type))
            .toList();
    if (of.isEmpty()) {
      return Cover.NONE;
    }
    return of.stream().anyMatch(m -> m.group(4) == null) ? Cover.ALL : Cover.PART;
  }

  /** Whether nothing but the data of the patient in context is allowed. */
  boolean patientOnly() {
    return smart().findAny().isPresent() && smart().allMatch(m -> m.group(1).equals("patient"));
  }

  private Stream<Matcher> smart() {
    return scopes.stream().map(SMART::matcher).filter(Matcher::matches);
  }

  /** A Patient is read by its id, all else is searched for. */
  private static boolean reads(String access, String type) {
    return access.equals("read")
        || access.equals("*")
        || (access.matches("c?r?u?d?s?") && access.contains(type.equals("Patient") ? "r" : "s"));
  }
}
