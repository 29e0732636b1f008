package org.spasmwatch.rest.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0af7651916cd43dd8448eb211c80319c",
        "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea",
        "D1577C69-DFBE-44AD-BA6D-3E05E953B2EA",
        "0123456789abcdef"
      })
  void anIdAsProxiesMakeThemIsKept(String given) {
    assertThat(RequestIds.of(given)).isEqualTo(given);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "0123456789abcde",
        "-123456789abcdef0",
        "John-Smith-1951-04-12",
        "1951-04-12",
        "0123456789abcdef\r\nX: y",
        "00000000000000000000000000000000000000000000000000000000000000000"
      })
  void anythingElseIsReplaced(String given) {
    String id = RequestIds.of(given);

    assertThat(id).isNotEqualTo(given);
    assertThat(UUID.fromString(id)).hasToString(id);
  }

  @Test
  void noTwoAreAlike() {
    assertThat(RequestIds.of(null)).isNotEqualTo(RequestIds.of(null));
  }
}
