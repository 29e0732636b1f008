package org.spasmwatch.fhir.conformance;

import static java.util.Objects.requireNonNull;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.spasmwatch.terminology.Code;

/** A value set that names codes of several systems one by one. */
record CodeSet(
    String id, String title, String description, SortedMap<String, SortedSet<String>> codes) {
  CodeSet {
    requireNonNull(id, "id");
    requireNonNull(title, "title");
    requireNonNull(description, "description");
    requireNonNull(codes, "codes");
  }

  /** The codes by their system, in an order that depends on nothing. */
  static SortedMap<String, SortedSet<String>> bySystem(Iterable<Code> all) {
    SortedMap<String, SortedSet<String>> codes = new TreeMap<>();
    for (Code code : all) {
      codes.computeIfAbsent(code.system(), system -> new TreeSet<>()).add(code.code());
    }
    return codes;
  }
}
