package org.spasmwatch.fhir.r5.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.audit.AuditLog.Span;

/** Dates as FHIR R5 searches by them (3.2.1.5.9). */
class DateParameterTest {
  private static final String FROM = "2026-04-21T00:00:00Z";
  private static final String NEXT = "2026-04-22T00:00:00Z";

  private static Span span(@Nullable String from, @Nullable String before) {
    return new Span(
        from == null ? null : Instant.parse(from), before == null ? null : Instant.parse(before));
  }

  @ParameterizedTest
  @CsvSource({
    "2026, 2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
    "2026-02, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z",
    "2024-02-29, 2024-02-29T00:00:00Z, 2024-03-01T00:00:00Z",
    "2026-04-21T08:30, 2026-04-21T08:30:00Z, 2026-04-21T08:31:00Z",
    "2026-04-21T08:30:15Z, 2026-04-21T08:30:15Z, 2026-04-21T08:30:16Z",
    "2026-04-21T08:30:15+02:00, 2026-04-21T06:30:15Z, 2026-04-21T06:30:16Z",
    "2026-04-21T08:30:15.250Z, 2026-04-21T08:30:15.250Z, 2026-04-21T08:30:15.251Z",
  })
  void aTimeIsAsLongAsItIsPrecise(String text, String from, String before) {
    assertThat(DateParameter.parse(text)).contains(List.of(span(from, before)));
    assertThat(DateParameter.parse("eq" + text)).contains(List.of(span(from, before)));
  }

  @Test
  void aPrefixSaysOnWhichSideOfIt() {
    String day = "2026-04-21";

    assertThat(DateParameter.parse("ge" + day)).contains(List.of(span(FROM, null)));
    assertThat(DateParameter.parse("gt" + day)).contains(List.of(span(NEXT, null)));
    assertThat(DateParameter.parse("sa" + day)).contains(List.of(span(NEXT, null)));
    assertThat(DateParameter.parse("le" + day)).contains(List.of(span(null, NEXT)));
    assertThat(DateParameter.parse("lt" + day)).contains(List.of(span(null, FROM)));
    assertThat(DateParameter.parse("eb" + day)).contains(List.of(span(null, FROM)));
    assertThat(DateParameter.parse("ne" + day))
        .contains(List.of(span(null, FROM), span(NEXT, null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "eq",
        "ap2026",
        "26",
        "2026-4",
        "2026-13",
        "2026-02-30",
        "2026-04-21T8",
        "x2026"
      })
  void anythingElseIsNone(String text) {
    assertThat(DateParameter.parse(text)).isEmpty();
  }
}
