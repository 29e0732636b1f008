package org.spasmwatch.testkit;

import org.spasmwatch.codec.CatalogueReader;
import org.spasmwatch.codec.KnowledgeFiles;
import org.spasmwatch.knowledge.KnowledgeBase;

/** The bundled knowledge, read once for all tests. */
public final class Knowledge {
  private static final KnowledgeBase BUNDLED = CatalogueReader.read(KnowledgeFiles.bundled());

  private Knowledge() {}

  public static KnowledgeBase bundled() {
    return BUNDLED;
  }
}
