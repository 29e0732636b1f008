package org.spasmwatch.fhir.r5;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Resource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.Evidence;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Source;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.R5;
import org.spasmwatch.testkit.SmallKnowledge;

/** All of the bundled knowledge in FHIR R5: it is valid R5, nothing dangles, nothing is lost. */
class RenderedKnowledgeTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();
  private static final KnowledgeBase SMALL = SmallKnowledge.knowledge();
  private static final Dialect DIALECT = new org.spasmwatch.fhir.r5.R5();
  private static final Shelf SHELF = shelf(KNOWLEDGE);
  private static final Shelf SMALL_SHELF = shelf(SMALL);

  private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^\"]+)\"");

  private static Shelf shelf(KnowledgeBase knowledge) {
    return new Shelf(knowledge, DIALECT.tables(), DIALECT::elements);
  }

  private static String json(Resource resource) {
    return Json.of(resource, R5.PLAIN);
  }

  private static Stream<Resource> all() {
    return all(SHELF);
  }

  private static Stream<Resource> all(Shelf shelf) {
    return Tables.ALL.values().stream()
        .flatMap(table -> shelf.all(table).values().stream())
        .map(Shelved::copy);
  }

  private static Stream<String> references(String json) {
    return REFERENCE
        .matcher(json)
        .results()
        .map(found -> found.group(1).replaceFirst("/_history/\\d+$", ""));
  }

  @TestFactory
  Stream<DynamicTest> aStrictParserReadsItWithoutLoss() {
    return Tables.ALL.values().stream()
        .map(
            table ->
                DynamicTest.dynamicTest(
                    table.type(),
                    () ->
                        assertThat(SHELF.all(table).values())
                            .isNotEmpty()
                            .allSatisfy(
                                shelved -> {
                                  String written = json(shelved.copy());
                                  Resource read = (Resource) R5.strict().parseResource(written);
                                  assertThat(json(read)).isEqualTo(written);
                                })));
  }

  /** Old records are still read by them: {@code CodeRegisterTest}. */
  @Test
  void aWithdrawnCodeIsShownNowhere() {
    assertThat(all().map(RenderedKnowledgeTest::json))
        .isNotEmpty()
        .noneMatch(json -> json.contains("\"N03AX12\"") || json.contains("\"N18.3\""));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    Set<String> known =
        all().map(r -> r.fhirType() + "/" + r.getIdPart()).collect(Collectors.toSet());

    assertThat(all().flatMap(r -> references(json(r)))).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void everyIdIsOneThatFhirAllows() {
    assertThat(all()).allSatisfy(r -> assertThat(r.getIdPart()).matches("[A-Za-z0-9.-]{1,64}"));
  }

  @Test
  void everyResourceHasANarrativeAndAVersion() {
    assertThat(all())
        .allSatisfy(
            r -> {
              assertThat(r.getMeta().getVersionId()).matches("1\\.[0-9a-f]{8}");
              assertThat(r.getMeta().hasLastUpdated()).isFalse();
              assertThat(json(r)).contains("\"status\":\"generated\"");
            });
  }

  private static Map<String, Shelved> statements() {
    return SHELF.all(requireNonNull(Tables.ALL.get("ClinicalUseDefinition")));
  }

  @Test
  void aStatementBeyondTheSourcesIsTaggedAndNoOther() {
    assertThat(statements().values())
        .extracting(Shelved::copy)
        .filteredOn(r -> json(r).contains("\"code\":\"beyond-sources\""))
        .extracting(Resource::getIdPart)
        .contains("statins-leg-cramps", "raloxifene-leg-cramps")
        .allMatch(id -> id.endsWith("-leg-cramps"));
  }

  @Test
  void aStatementWithOneSidesClaimCarriesTheWholeDisagreement() {
    for (Disagreement disagreement : KNOWLEDGE.records().disagreements()) {
      Set<String> sides = disagreement.claims().collect(Collectors.toSet());
      assertThat(KNOWLEDGE.records().uses())
          .filteredOn(use -> use.statement().allClaims().anyMatch(sides::contains))
          .isNotEmpty()
          .allSatisfy(
              use ->
                  assertThat(json(requireNonNull(statements().get(use.id())).copy()))
                      .as(use.id())
                      .contains("\"valueCode\":\"" + disagreement.id() + "\"")
                      .contains(
                          disagreement.sides().stream().map(Disagreement.Side::says).toList()));
    }
  }

  @TestFactory
  Stream<DynamicTest> nothingOfAStatementIsLost() {
    return Stream.of(SHELF, SMALL_SHELF)
        .flatMap(
            shelf ->
                (shelf == SHELF ? KNOWLEDGE : SMALL)
                    .records().uses().stream()
                        .map(
                            use ->
                                DynamicTest.dynamicTest(
                                    use.id(), () -> assertNothingLost(shelf, use))));
  }

  private static void assertNothingLost(Shelf shelf, ClinicalUse use) {
    String rendered =
        all(shelf)
            .filter(r -> r.fhirType().matches("ClinicalUseDefinition|Group"))
            .filter(r -> r.getIdPart().startsWith(use.id()))
            .map(RenderedKnowledgeTest::json)
            .collect(Collectors.joining("\n"));

    assertThat(values(use)).allSatisfy(value -> assertThat(rendered).contains(quoted(value)));
  }

  @Test
  void nothingOfADrugOrClassIsLost() {
    KnowledgeBase.Records records = KNOWLEDGE.records();

    assertThat(Stream.concat(records.drugs().stream(), records.classes().stream()))
        .allSatisfy(
            record -> {
              String id = record instanceof Drug drug ? drug.id() : ((DrugClass) record).id();
              String rendered =
                  Stream.of("Medication", "MedicationKnowledge")
                      .flatMap(type -> R5.json(KNOWLEDGE, type, id).stream())
                      .collect(Collectors.joining());
              assertThat(values(record))
                  .allSatisfy(value -> assertThat(rendered).contains(quoted(value)));
            });
  }

  @Test
  void nothingOfACitedSourceOrADisagreementIsLost() {
    String whole = all().map(RenderedKnowledgeTest::json).collect(Collectors.joining());
    Set<String> cited =
        Stream.concat(
                KNOWLEDGE.records().uses().stream()
                    .flatMap(use -> use.statement().evidence().stream().map(Evidence::source)),
                KNOWLEDGE.records().disagreements().stream()
                    .flatMap(d -> d.sides().stream().map(Disagreement.Side::source)))
            .collect(Collectors.toSet());
    List<Source> sources =
        KNOWLEDGE.records().sources().stream().filter(s -> cited.contains(s.id())).toList();
    List<Disagreement> disagreements = KNOWLEDGE.records().disagreements();

    assertThat(
            Stream.concat(sources.stream(), disagreements.stream())
                .flatMap(r -> values(r).stream()))
        .allSatisfy(value -> assertThat(whole).contains(quoted(value)));
  }

  private static String quoted(String value) {
    String json = TextNode.valueOf(value).toString();
    return json.substring(1, json.length() - 1);
  }

  /** Every text and constant in a record, however deep; "on treatment" goes without saying. */
  private static List<String> values(@Nullable Object value) {
    List<String> found = new ArrayList<>();
    if (value instanceof Record composite) {
      for (RecordComponent component : composite.getClass().getRecordComponents()) {
        found.addAll(values(valueOf(component, composite)));
      }
    } else if (value instanceof Collection<?> several) {
      several.forEach(one -> found.addAll(values(one)));
    } else if (value instanceof Enum<?> constant && value != ClinicalUse.Phase.ON_TREATMENT) {
      found.add(
          constant instanceof ClinicalUse.NotRecognised.Denies
              ? "not-"
              : constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    } else if (value instanceof String text) {
      found.add(text);
    }
    return found;
  }

  private static @Nullable Object valueOf(RecordComponent component, Record of) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(of);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }
}
