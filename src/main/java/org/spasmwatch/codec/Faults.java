package org.spasmwatch.codec;

import java.util.ArrayList;
import java.util.List;
import org.spasmwatch.knowledge.KnowledgeFault;
import org.spasmwatch.knowledge.KnowledgeRefused;

/** The faults of one run, in the order of their finding. */
final class Faults {
  private final List<KnowledgeFault> found = new ArrayList<>();

  void add(KnowledgeFault fault) {
    found.add(fault);
  }

  /** Refuses the knowledge when anything was wrong. */
  void refuseIfAny() {
    if (!found.isEmpty()) {
      throw new KnowledgeRefused(found);
    }
  }
}
