package org.spasmwatch.card.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhraseTest {
  private static final Object[] VALUES = {"a {1}", 12_345, new BigDecimal("0.50")};

  @ParameterizedTest
  @ValueSource(
      strings = {"No gap.", "{0}", "{1} of {0}, {0}", "It''s {2}.", "{3}", "'{0}' {0}", ""})
  void aPhraseSaysWhatAMessageFormatWould(String pattern) {
    Phrase phrase = Phrase.of(pattern, Locale.ENGLISH);

    assertThat(phrase.with(VALUES))
        .isEqualTo(new MessageFormat(pattern, Locale.ENGLISH).format(VALUES));
  }

  @Test
  void numbersAreWrittenAsTheLanguageHasThem() {
    assertThat(Phrase.of("{0}", Locale.GERMAN).with(12_345)).isEqualTo("12.345");
  }
}
