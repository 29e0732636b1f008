package org.spasmwatch.fhir.search.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {

  @Test
  void onlySeparatorsWithoutABackslashSeparate() {
    assertThat(Escapes.split("a\\,b,c,,\\\\,d", ','))
        .containsExactly("a\\,b", "c", "", "\\\\", "d");
    assertThat(Escapes.split("", '|')).containsExactly("");
    assertThat(Escapes.split("\\|", '|')).containsExactly("\\|");
  }

  @Test
  void anEscapedCharacterStandsForItself() {
    assertThat(Escapes.unescape("a\\,b\\|c\\$d\\\\e")).isEqualTo("a,b|c$d\\e");
    assertThat(Escapes.unescape("plain")).isEqualTo("plain");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "\\,", "\\\\", "a\\|b\\$", "\\\\\\,"})
  void theseAreWellFormed(String value) {
    assertThat(Escapes.wellFormed(value)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "a\\", "\\a", "\\\\\\", "\\ ,"})
  void theseAreNot(String value) {
    assertThat(Escapes.wellFormed(value)).isFalse();
  }
}
