package org.spasmwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.spasmwatch.knowledge.KnowledgeBase;

class BundledCatalogueTest {

  @Test
  void isReadWithoutFault() {
    KnowledgeBase knowledge = Edition.read(KnowledgeFiles.bundled(), Upcasters.CURRENT).knowledge();

    assertThat(knowledge.records().uses()).hasSizeGreaterThan(80);
  }
}
