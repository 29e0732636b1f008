package org.spasmwatch.rest.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerHeadersTest {
  private static MultiMap completed(String publicUrl) {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    new AnswerHeaders(() -> Optional.of(publicUrl)).complete(headers);
    return headers;
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://spasm.hospital.example", "HTTPS://spasm.hospital.example/"})
  void whatIsReachedByTlsSaysSo(String publicUrl) {
    assertThat(completed(publicUrl).get("Strict-Transport-Security")).startsWith("max-age=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8080", "httpsx://host"})
  void whatIsNotReachedByTlsDoesNot(String publicUrl) {
    assertThat(completed(publicUrl).contains("Strict-Transport-Security")).isFalse();
  }

  @Test
  void whatAnAnswerSaysOfCachingStays() {
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("Cache-Control", "no-cache");

    new AnswerHeaders(Optional::empty).complete(headers);

    assertThat(headers.getAll("Cache-Control")).containsExactly("no-cache");
  }
}
