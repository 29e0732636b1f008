package org.spasmwatch.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.MacKey;

/** Marks in links that nobody else can make. */
class CursorsTest {
  private static final Optional<String> SECRET =
      Optional.of("a-secret-of-thirty-two-bytes-or-more");
  private final Cursors cursors = new Cursors(MacKey.of(SECRET, Optional.empty()));

  @Test
  void aMarkLeadsBackToItsIdOnEveryReplicaWithTheSameSecret() {
    Cursors other = new Cursors(MacKey.of(Optional.of("another-secret-of-this-test-here"), SECRET));

    assertThat(other.id("Medication", cursors.mark("Medication", "a.b-1"))).contains("a.b-1");
  }

  @Test
  void aMarkOfAnotherTypeOrInstallationOrForAnotherIdIsNone() {
    String mark = cursors.mark("Medication", "gabapentin");
    Cursors other = new Cursors(MacKey.of(Optional.empty(), Optional.empty()));

    assertThat(cursors.id("Group", mark)).isEmpty();
    assertThat(other.id("Medication", mark)).isEmpty();
    assertThat(cursors.id("Medication", "x" + mark)).isEmpty();
    assertThat(cursors.id("Medication", mark + "x")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "gabapentin", "gabapentin.", ".x", "gabapentin.gabapentin"})
  void whatIsNoMarkIsNone(String text) {
    assertThat(cursors.id("Medication", text)).isEmpty();
  }
}
