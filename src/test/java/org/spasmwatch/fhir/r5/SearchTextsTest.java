package org.spasmwatch.fhir.r5;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.app.MacKey;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.Edition.Request;
import org.spasmwatch.fhir.r4b.R4b;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.fhir.search.Cursors;
import org.spasmwatch.fhir.search.Query;
import org.spasmwatch.fhir.search.QueryReader;
import org.spasmwatch.fhir.search.Summary;
import org.spasmwatch.testkit.Knowledge;

/** What is put together from kept texts is to the letter what HAPI would write anew. */
class SearchTextsTest {
  private static final String BASE = "https://spasmwatch.example/fhir";
  private static final Cursors CURSORS =
      new Cursors(MacKey.of(Optional.of("a key of thirty-two bytes at least"), Optional.empty()));
  private static final List<Dialect> DIALECTS = List.of(new R5(), new R4b());

  /** A search of one version. */
  private record Asked(Dialect dialect, String type, List<Argument> arguments) {}

  static Stream<Asked> searches() {
    return Stream.of(
            "ClinicalUseDefinition type=contraindication",
            "ClinicalUseDefinition _count=7",
            "ClinicalUseDefinition subject=Medication/gabapentin _include=*",
            "ClinicalUseDefinition _id=there-is-none",
            "ClinicalUseDefinition _total=none unheard-of={\"resourceType\":\"Basic\"}",
            "Medication _count=200 _revinclude=ClinicalUseDefinition:subject",
            "MedicationKnowledge code:text=gabapentin _include=MedicationKnowledge:clinical-use-issue")
        .map(text -> text.split(" ", -1))
        .flatMap(
            words ->
                DIALECTS.stream().map(dialect -> new Asked(dialect, words[0], arguments(words))));
  }

  private static List<Argument> arguments(String[] words) {
    return Arrays.stream(words)
        .skip(1)
        .map(word -> word.split("=", 2))
        .map(pair -> new Argument(pair[0], pair[1]))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("searches")
  void keptTextsMakeTheSameBundle(Asked asked) {
    Dialect dialect = asked.dialect();
    Shelf shelf = new Shelf(Knowledge.bundled(), dialect.tables(), dialect::elements);
    Function<Resource, String> write = r -> dialect.write(r, new Form(false, Summary.FALSE));
    Searchsets searchsets = new Searchsets(BASE, CURSORS);
    Query query =
        new QueryReader(shelf, new Request(asked.type(), asked.arguments(), BASE, false, CURSORS))
            .read(asked.arguments())
            .match(
                read -> read,
                issues -> {
                  throw new AssertionError(issues);
                });

    String text = searchsets.whole(query, shelf, write);

    assertThat(text).isEqualTo(write.apply(searchsets.of(query, shelf)));
    assertThat(searchsets.whole(query, shelf, write)).isEqualTo(text);
  }
}
