package org.spasmwatch.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for leaks can fail: each kind of leak, put there on purpose, is found. */
class CanariesTest {
  private static final Logger LOG = Logger.getLogger(CanariesTest.class);

  private static void leaks(String text) {
    assertThatThrownBy(() -> Canaries.areNotIn("what came out", text))
        .isInstanceOf(AssertionError.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /fhir/r5/Patient/pat-66120934 404",
        "{\"patient\": \"Quastelmann, Zephyrine\"}",
        "Unexpected character at: 1937-11-23",
        "subject=MRN-8842219733",
        "Authorization: Bearer tok-Nachtigall-55102",
        "{\"access_token\":\"tok-Vogelfrei-90210\"}",
        "https://ehr-kranich.example/fhir timed out",
      })
  void whatNamesThePatientOrATokenIsFound(String line) {
    leaks(line);
  }

  @Test
  void itIsFoundInOtherLettersAndInTheMiddleOfALongText() {
    leaks("x".repeat(100_000) + "QUASTELMANN".toLowerCase(Locale.ROOT) + "x".repeat(100_000));
  }

  @Test
  void everyWordOfThePatientIsLookedFor() {
    for (String word : Canaries.all()) {
      leaks("a line with " + word);
    }
  }

  /** As {@code CanaryIT} reads it: through a log, in the message, a field or a stack trace. */
  @Test
  void aLineOfTheLogThatLeaksIsFound() {
    try (Logged logged = Logged.begin()) {
      LOG.infof("assessed %s", Canaries.PATIENT);
      leaks(logged.text());
    }
    try (Logged logged = Logged.begin()) {
      MDC.put("patient", Canaries.PATIENT);
      LOG.info("assessed");
      MDC.remove("patient");
      leaks(logged.text());
    }
    try (Logged logged = Logged.begin()) {
      LOG.error("failed", new IllegalStateException("cannot read " + Canaries.PATIENT));
      leaks(logged.text());
    }
  }

  @Test
  void whatHoldsNothingOfThePatientPasses() {
    assertThatCode(
            () ->
                Canaries.areNotIn(
                    "a line", "door=assessments interaction=assess subject=none status=200"))
        .doesNotThrowAnyException();
  }
}
