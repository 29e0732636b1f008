package org.spasmwatch.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/** The knowledge cannot be used: its message lists every fault, one a line. */
public final class KnowledgeRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<KnowledgeFault> faults;

  public KnowledgeRefused(List<KnowledgeFault> faults) {
    super(faults.stream().map(KnowledgeFault::toString).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public List<KnowledgeFault> faults() {
    return faults;
  }
}
