package org.spasmwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.spasmwatch.knowledge.KnowledgeBase;

class BundledCatalogueTest {

  @Test
  void isReadWithoutFault() {
    KnowledgeBase knowledge = CatalogueReader.read(KnowledgeFiles.bundled());

    assertThat(knowledge.records().uses()).hasSizeGreaterThan(80);
  }
}
