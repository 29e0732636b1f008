package org.spasmwatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** UUIDs of version 5, by the test vector of RFC 9562, appendix A.4. */
class NamedIdsTest {
  private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  @Test
  void theTestVectorOfTheStandardHolds() {
    assertThat(new NamedIds(DNS, "").apply("www.example.com"))
        .isEqualTo(UUID.fromString("2ed6657d-e927-568b-95e1-2665a8aea6a2"));
  }

  @Test
  void thePrefixIsPartOfTheName() {
    assertThat(new NamedIds(DNS, "www.").apply("example.com"))
        .isEqualTo(new NamedIds(DNS, "").apply("www.example.com"));
  }
}
