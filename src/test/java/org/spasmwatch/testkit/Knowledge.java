package org.spasmwatch.testkit;

import org.spasmwatch.codec.Edition;
import org.spasmwatch.codec.KnowledgeFiles;
import org.spasmwatch.codec.Upcasters;
import org.spasmwatch.knowledge.KnowledgeBase;

/** The bundled knowledge, read once for all tests. */
public final class Knowledge {
  private static final KnowledgeBase BUNDLED =
      Edition.read(KnowledgeFiles.bundled(), Upcasters.CURRENT).knowledge();

  private Knowledge() {}

  public static KnowledgeBase bundled() {
    return BUNDLED;
  }
}
