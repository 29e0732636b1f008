package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.spasmwatch.knowledge.Terms;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.terminology.Systems;
import org.spasmwatch.testkit.Knowledge;

/** Whether the queries ask for all that the reader could read, in URLs that are not too long. */
class QueriesTest {
  private static final Terms TERMS = Knowledge.bundled().terms();
  private static final List<Query> QUERIES = Queries.of(TERMS);

  private static Set<String> asked() {
    return QUERIES.stream()
        .map(Query::template)
        .filter(template -> template.contains("&code="))
        .map(template -> template.replaceAll("^.*&code=|&_sort.*$", ""))
        .flatMap(codes -> List.of(codes.split(",", -1)).stream())
        .collect(Collectors.toSet());
  }

  @Test
  void everyCodeOfAnAnalyteIsAskedFor() {
    assertThat(asked())
        .containsAll(
            TERMS.analytes().values().stream()
                .map(Analyte::codes)
                .flatMap(Collection::stream)
                .map(Code::toString)
                .toList());
  }

  @Test
  void everySnomedCodeOfAFindingIsAskedFor() {
    assertThat(asked())
        .containsAll(
            TERMS.concepts().all().stream()
                .map(Concept::codes)
                .flatMap(Collection::stream)
                .filter(code -> code.system().equals(Systems.SNOMED_CT))
                .map(Code::toString)
                .toList());
  }

  @Test
  void noTemplateIsTooLongAndEachKeyStandsOnce() {
    assertThat(QUERIES).extracting(Query::template).allMatch(t -> t.length() <= Queries.LONGEST);
    assertThat(QUERIES).extracting(Query::key).doesNotHaveDuplicates();
  }

  @Test
  void theQueriesAreTheSameEachTime() {
    assertThat(Queries.of(TERMS)).isEqualTo(QUERIES);
  }
}
