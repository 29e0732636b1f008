package org.spasmwatch.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.spasmwatch.knowledge.Source.Layer;
import org.spasmwatch.testkit.Knowledge;

/** What is wrong with knowledge is said with its place and its mend; where it comes from, too. */
class KnowledgeFaultTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();

  @Test
  void aFaultNamesItsPlaceAndHowToMendIt() {
    KnowledgeFault fault = new KnowledgeFault("drugs/a.yaml", 7, "no such class", "name another");

    assertThat(fault).hasToString("drugs/a.yaml:7: no such class; name another");
    assertThat(fault.in("drugs/b.yaml")).hasToString("drugs/b.yaml:7: no such class; name another");
  }

  @Test
  void aFaultOfAWholeFileHasNoLine() {
    assertThat(new KnowledgeFault("a.yaml", 0, "missing")).hasToString("a.yaml: missing");
    assertThat(new KnowledgeFault("a.yaml", 1, "missing")).hasToString("a.yaml:1: missing");
  }

  @Test
  void aRefusalListsEveryFaultOnALineOfItsOwn() {
    List<KnowledgeFault> faults =
        List.of(new KnowledgeFault("a", 1, "one"), new KnowledgeFault("b", 2, "two"));

    KnowledgeRefused refused = new KnowledgeRefused(faults);

    assertThat(refused).hasMessage("a:1: one\nb:2: two");
    assertThat(refused.faults()).isEqualTo(faults);
  }

  @Test
  void aStatementLiesBeyondTheSourcesWhenAllItRestsOnDoes() {
    List<ClinicalUse> uses = KNOWLEDGE.records().uses();

    assertThat(uses)
        .extracting(use -> KNOWLEDGE.layerOf(use.statement()))
        .contains(Layer.SOURCES, Layer.BEYOND_SOURCES);
    assertThat(uses)
        .filteredOn(use -> KNOWLEDGE.layerOf(use.statement()) == Layer.BEYOND_SOURCES)
        .flatExtracting(use -> use.statement().evidence())
        .extracting(e -> KNOWLEDGE.source(e.source()).orElseThrow().layer())
        .containsOnly(Layer.BEYOND_SOURCES);
  }
}
