package org.spasmwatch.codec;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.terminology.Nearest;

/**
 * What a page may refer to; a reference to anything else is a fault at the line of the reference.
 */
final class References {
  private static final Map<String, String> PLACES =
      Map.of(
          "finding", "add it to terminology/findings.yaml",
          "analyte", "add it to terminology/analytes.yaml",
          "policy limit", "add it to policy.yaml",
          "drug or class", "add a page, or a line to terminology/drugs.yaml",
          "source", "add it to sources.yaml",
          "statement", "write the id of a statement of a page");

  final Set<String> findings = new HashSet<>();

  /** The analytes, and the unit that each is counted in. */
  final Map<String, String> analytes = new HashMap<>();

  /** The limits of the policy, and the unit of each. */
  final Map<String, String> limits = new HashMap<>();

  final Set<String> subjects = new HashSet<>();
  final Set<String> sources = new HashSet<>();
  final Set<String> statements = new HashSet<>();
  final Map<String, Criterion> criteria = new HashMap<>();

  /** The reference itself, after a look whether it leads anywhere. */
  String check(Node at, Collection<String> known, String what, String reference) {
    if (!known.contains(reference) && !at.mayBeUnread(reference)) {
      String elsewhere = PLACES.getOrDefault(what, "take it out");
      at.fault(
          "there is no " + what + " '" + reference + "'",
          Nearest.like(reference, known)
              .map(near -> "is it '" + near + "'? If not, " + elsewhere)
              .orElse(elsewhere));
    }
    return reference;
  }

  String finding(Node at, String reference) {
    return check(at, findings, "finding", reference);
  }

  String analyte(Node at, String reference) {
    return check(at, analytes.keySet(), "analyte", reference);
  }

  /**
   * A limit that is compared with something in that unit; in another one it would compare wrong.
   */
  String limit(Node at, String reference, String unit) {
    check(at, limits.keySet(), "policy limit", reference);
    String own = limits.getOrDefault(reference, unit);
    if (!own.equals(unit)) {
      at.fault(
          "limit '" + reference + "' is in " + own + ", and what it is compared with in " + unit,
          "use a limit in " + unit + ", or give this one in it (policy.yaml)");
    }
    return reference;
  }

  /** A finding, where a criterion could be named as well. */
  String findingOrCriterion(Node at, String reference) {
    Set<String> either = new HashSet<>(findings);
    either.addAll(criteria.keySet());
    return check(at, either, "finding", reference);
  }

  String subject(Node at, String reference) {
    return check(at, subjects, "drug or class", reference);
  }
}
