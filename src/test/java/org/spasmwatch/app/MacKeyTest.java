package org.spasmwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Codes that only who has the secret can make. */
class MacKeyTest {
  private static final Optional<String> OLD = Optional.of("the-secret-of-the-year-before-this-one");
  private static final Optional<String> NEW = Optional.of("the-secret-of-the-present-year-is-this");

  @Test
  void aCodeIsThatOfRfc4231AndOfTheTextAlone() {
    MacKey jefe = MacKey.of(Optional.of("Jefe"), Optional.empty());

    assertThat(jefe.code("what do ya want for nothing?"))
        .isEqualTo("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM");
  }

  @Test
  void aCodeOfTheSecretBeforeIsStillRecognisedAndNoLongerMade() {
    MacKey before = MacKey.of(OLD, Optional.empty());
    MacKey after = MacKey.of(NEW, OLD);

    assertThat(after.made("page", before.code("page"))).isTrue();
    assertThat(after.made("page", after.code("page"))).isTrue();
    assertThat(after.code("page")).isNotEqualTo(before.code("page"));
    assertThat(after.codes("page")).containsExactly(after.code("page"), before.code("page"));
    assertThat(MacKey.of(NEW, Optional.empty()).made("page", before.code("page"))).isFalse();
  }

  @Test
  void aCodeOfAnotherTextOrACodeCutShortIsNotRecognised() {
    MacKey key = MacKey.of(NEW, Optional.empty());

    assertThat(key.made("other", key.code("page"))).isFalse();
    assertThat(key.made("page", key.code("page").substring(1))).isFalse();
    assertThat(key.made("page", "")).isFalse();
  }

  @Test
  void withoutASecretItIsRandom() {
    MacKey one = MacKey.of(Optional.empty(), Optional.empty());
    MacKey other = MacKey.of(Optional.empty(), Optional.empty());

    assertThat(other.made("page", one.code("page"))).isFalse();
  }
}
