package org.spasmwatch.fhir.r5.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.r4b.R4b;
import org.spasmwatch.fhir.r5.KnowledgeEdition;
import org.spasmwatch.fhir.r5.R5;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Knowledge;

/** Whatever is read could be written back as it is, in each version, and would change nothing. */
class WholeCatalogueTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();

  private static Stream<Edition> editions() {
    return Stream.of(new R5(), new R4b())
        .map(v -> new KnowledgeEdition(v, () -> org.spasmwatch.testkit.R5.server(v.name())));
  }

  private static JsonNode shown(Edition edition, String type, String id) {
    return Bundles.json(
        edition.read(KNOWLEDGE, type, id, org.spasmwatch.testkit.R5.PLAIN).orElseThrow().body());
  }

  private static void isItself(Edition edition, String type, String id) {
    JsonNode shown = shown(edition, type, id);
    Entry read =
        edition
            .proposed(KNOWLEDGE, type, shown)
            .match(
                entry -> entry,
                issues -> {
                  throw new AssertionError(type + "/" + id + " " + issues);
                });
    assertThat(Entry.in(KNOWLEDGE, read.id())).contains(read);
  }

  @ParameterizedTest
  @MethodSource("editions")
  void aStatementIsItself(Edition edition) {
    KNOWLEDGE.records().uses().forEach(use -> isItself(edition, "ClinicalUseDefinition", use.id()));
  }

  @ParameterizedTest
  @MethodSource("editions")
  void aPageIsItselfAndNothingOfItWouldBeLost(Edition edition) {
    for (String id : new String[] {"gabapentin", "amitriptyline", "baclofen"}) {
      isItself(edition, "MedicationKnowledge", id);
      assertThat(
              edition.lost(
                  KNOWLEDGE, "MedicationKnowledge", shown(edition, "MedicationKnowledge", id)))
          .isEmpty();
      String use =
          KNOWLEDGE.records().uses().stream()
              .filter(u -> u.subject().equals(id))
              .findFirst()
              .orElseThrow()
              .id();
      assertThat(
              edition.lost(
                  KNOWLEDGE, "ClinicalUseDefinition", shown(edition, "ClinicalUseDefinition", use)))
          .isEmpty();
    }
  }
}
