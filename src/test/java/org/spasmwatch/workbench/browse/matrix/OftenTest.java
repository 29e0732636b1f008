package org.spasmwatch.workbench.browse.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.knowledge.ClinicalUse.Frequency;

class OftenTest {

  @ParameterizedTest
  @CsvSource({
    "common in withdrawal, COMMON",
    "'common, 1% to 10%', COMMON",
    "not very common and unexpected, RARE",
    "rare but serious, RARE",
    "uncommon, RARE",
    "recognized, NOT_SAID",
    "about 5% to 10%, COMMON",
    "cramp treatment 2.42 times as likely after the start (95% CI 2.02 to 2.89), NOT_SAID"
  })
  void theWordsOfASourceGiveTheColour(String wording, Often often) {
    assertThat(Often.of(List.of(new Frequency(wording, List.of())))).isEqualTo(often);
  }
}
