package org.spasmwatch.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.patient.Span;

class WordsTest {
  private static Span span(String first, String last) {
    return new Span(Instant.parse(first + "T00:00:00Z"), Instant.parse(last + "T23:59:59.999Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-05, 2026-03-05, 2026-03-05",
    "2026-03-01, 2026-03-31, 2026-03",
    "2026-01-01, 2026-12-31, 2026",
    "2025-12-20, 2026-01-05, 2025-12-20 to 2026-01-05",
    "2025-03-01, 2026-03-31, 2025-03-01 to 2026-03-31"
  })
  void aDateIsAsPreciseAsItIsKnown(String first, String last, String said) {
    assertThat(Words.date(span(first, last))).isEqualTo(said);
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "a, a", "a b, a and b", "a b c, 'a, b and c'"})
  void aListReadsAsAPersonWritesIt(String items, String said) {
    List<String> list = items.isEmpty() ? List.of() : Arrays.asList(items.split(" "));

    assertThat(Words.list(list, "and")).isEqualTo(said);
  }

  @Test
  void whatIsBoundedFromAboveOnlyIsNotGivenAsTheDate() {
    Span order = Span.notAfter(Instant.parse("2026-03-05T10:00:00Z"));

    assertThat(Words.since(order)).isEqualTo("at the latest since 2026-03-05");
    assertThat(Words.from(order)).isEqualTo("recorded 2026-03-05");
  }

  @Test
  void aDateThatIsNotKnownIsSaidToBeMissing() {
    assertThat(Words.since(null)).isEqualTo("start not recorded");
    assertThat(Words.from(null)).isEqualTo("onset not recorded");
    assertThat(Words.capital("")).isEmpty();
  }
}
