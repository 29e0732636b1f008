package org.spasmwatch.codec;

import java.util.ArrayList;
import java.util.List;

/** The faults of one run, in the order of their finding. */
final class Faults {
  private final List<KnowledgeFault> found = new ArrayList<>();

  void add(KnowledgeFault fault) {
    found.add(fault);
  }

  boolean none() {
    return found.isEmpty();
  }

  /** Refuses the knowledge when anything was wrong. */
  void refuseIfAny() {
    if (!found.isEmpty()) {
      throw new KnowledgeRefused(found);
    }
  }
}
