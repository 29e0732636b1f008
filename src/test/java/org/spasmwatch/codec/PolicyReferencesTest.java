package org.spasmwatch.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.spasmwatch.knowledge.Policy.Limit;

/**
 * Each number says where it is from; one that is our own choice says so, and the guide says why.
 */
class PolicyReferencesTest {
  private static final String OWN_CHOICE = "Own choice";
  private static final Collection<Limit> LIMITS = PolicyReader.bundled().limits().values();

  @Test
  void onlyFiveNumbersAreOurOwnChoice() {
    assertThat(LIMITS)
        .filteredOn(limit -> limit.reference().startsWith(OWN_CHOICE))
        .extracting(Limit::key)
        .containsExactlyInAnyOrder(
            "abrupt-step",
            "dechallenge",
            "maximum-cards",
            "maximum-age.creatine-kinase",
            "withdrawal-window.tizanidine");
  }

  @Test
  void whatIsOurOwnChoiceNamesWhatComesClosestAndIsExplained() throws IOException {
    String guide = Files.readString(Path.of("docs/clinical-logic.md"));

    assertThat(LIMITS)
        .filteredOn(limit -> limit.reference().startsWith(OWN_CHOICE))
        .allSatisfy(
            limit -> {
              assertThat(limit.reference()).containsPattern("\\b((19|20)\\d\\d|undated)\\b");
              assertThat(guide).contains("| `" + limit.key() + "` (");
            });
  }

  @Test
  void noNumberIsWithoutAReference() {
    assertThat(LIMITS)
        .extracting(Limit::reference)
        .noneMatch(r -> r.contains("no public figure"))
        .allMatch(r -> r.contains(", "));
  }
}
