package org.spasmwatch.codec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.spasmwatch.knowledge.Criterion;

/**
 * What a page may refer to; a reference to anything else is a fault at the line of the reference.
 */
final class References {
  final Set<String> findings = new HashSet<>();
  final Set<String> analytes = new HashSet<>();
  final Set<String> limits = new HashSet<>();
  final Set<String> subjects = new HashSet<>();
  final Set<String> sources = new HashSet<>();
  final Set<String> statements = new HashSet<>();
  final Map<String, Criterion> criteria = new HashMap<>();

  /** The reference itself, after a look whether it leads anywhere. */
  String check(Node at, Set<String> known, String what, String reference) {
    if (!known.contains(reference)) {
      at.fault("there is no " + what + " '" + reference + "'");
    }
    return reference;
  }

  String finding(Node at, String reference) {
    return check(at, findings, "finding", reference);
  }

  String limit(Node at, String reference) {
    return check(at, limits, "policy limit", reference);
  }

  String subject(Node at, String reference) {
    return check(at, subjects, "drug or class", reference);
  }
}
