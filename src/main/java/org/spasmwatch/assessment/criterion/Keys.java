package org.spasmwatch.assessment.criterion;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Sets of keys of the policy or of what is missing: most are empty or have one member, so they are
 * put together without a table, and stay as they are where nothing is added.
 */
final class Keys {
  private Keys() {}

  static Set<String> together(Set<String> some, Set<String> others) {
    if (others.isEmpty()) {
      return some;
    }
    if (some.isEmpty()) {
      return Set.copyOf(others);
    }
    List<String> all = new ArrayList<>(some);
    for (String other : others) {
      if (!some.contains(other)) {
        all.add(other);
      }
    }
    return all.size() == some.size() ? some : Set.of(all.toArray(String[]::new));
  }
}
