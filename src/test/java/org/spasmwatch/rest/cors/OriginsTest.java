package org.spasmwatch.rest.cors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which origins a setting allows. */
class OriginsTest {
  private static final String KEY = "spasmwatch.cds.cors-origins";

  private static Properties settings() throws IOException {
    Properties settings = new Properties();
    try (InputStream in = OriginsTest.class.getResourceAsStream("/application.properties")) {
      settings.load(in);
    }
    return settings;
  }

  @Test
  void nothingSetAllowsNobody() {
    assertThat(new Origins(KEY, List.of()).allows("https://ehr.example")).isFalse();
  }

  @Test
  void aStarAllowsAll() {
    Origins origins = new Origins(KEY, List.of("*"));

    assertThat(origins.all()).isTrue();
    assertThat(origins.allows("https://stranger.example")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost",
        "http://localhost:8080",
        "http://127.0.0.1:3000",
        "https://sandbox.cds-hooks.org"
      })
  void theTrialAllowsTheOwnMachineAndTheSandbox(String origin) throws IOException {
    String trial = settings().getProperty("%trial." + KEY);

    assertThat(new Origins(KEY, List.of(trial.split(","))).allows(origin)).isTrue();
    assertThat(new Origins(KEY, List.of(trial.split(","))).allows("https://example.org")).isFalse();
  }

  @Test
  void productionAllowsNobodyByDefault() throws IOException {
    assertThat(settings()).doesNotContainKeys(KEY, "%prod." + KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ehr.example",
        "https://ehr.example/",
        "https://*.example",
        "http://localhost:",
        "",
        "null",
        "ftp://ehr.example"
      })
  void whatIsNoOriginIsRefusedWithTheNameOfTheKey(String origin) {
    assertThatThrownBy(() -> new Origins(KEY, List.of(origin))).hasMessageContaining(KEY);
  }
}
