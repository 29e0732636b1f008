package org.spasmwatch.rest.fhir.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptableTest {
  private static final Acceptable BOTH = new Acceptable(List.of("4.3", "4.0"));

  private static String accepted(String accept) {
    return BOTH.accept(List.of(accept)).map(o -> o.media() + " " + o.version()).orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "*/* -> JSON 4.3",
        "application/* -> JSON 4.3",
        "application/json -> JSON 4.3",
        "application/json+fhir -> JSON 4.3",
        "application/fhir+xml -> XML 4.3",
        "text/xml;q=0.1 -> XML 4.3",
        "text/html -> HTML 4.3",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 -> HTML 4.3",
        "application/fhir+json;q=0.5, application/fhir+xml;q=0.9 -> XML 4.3",
        "application/fhir+xml, application/fhir+json -> XML 4.3",
        "application/fhir+json, application/fhir+xml -> JSON 4.3",
        "application/fhir+json;q=0, */* -> XML 4.3",
        "application/fhir+json; fhirVersion=4.0 -> JSON 4.0",
        "application/fhir+json; fhirVersion=4.0.1 -> JSON 4.0",
        "application/fhir+json;fhirVersion=4.0;q=0.5, application/fhir+json;fhirVersion=4.3 -> JSON 4.3",
        "application/fhir+json; fhirVersion=5.0, */*;q=0.1 -> JSON 4.3",
        "*/*;q=0.1, application/xml;q=0.2 -> XML 4.3",
        "application/fhir+json;q=7 -> JSON 4.3",
      })
  void theFormThatIsLikedBestIsTaken(String accept, String taken) {
    assertThat(accepted(accept)).isEqualTo(taken);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/turtle",
        "application/fhir+json; fhirVersion=5.0",
        "application/fhir+json;q=0",
        "*/*;q=0.000",
        "json",
        "no media type at all",
        ";",
      })
  void whatIsNotOnOfferIsNotTaken(String accept) {
    assertThat(accepted(accept)).isEqualTo("none");
  }

  @ParameterizedTest
  @CsvSource({
    "json, JSON",
    "xml, XML",
    "html, HTML",
    "text/html, HTML",
    "application/fhir xml, XML",
    "application/fhir+json; fhirVersion=4.0, JSON",
  })
  void aFormatIsAShortNameOrAMediaType(String format, String media) {
    assertThat(BOTH.format(format)).map(o -> o.media().name()).contains(media);
  }

  @Test
  void anotherFormatIsNone() {
    assertThat(BOTH.format("ttl")).isEmpty();
    assertThat(BOTH.format("application/fhir+json;fhirVersion=5.0")).isEmpty();
  }
}
