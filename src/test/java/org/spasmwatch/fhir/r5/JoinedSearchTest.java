package org.spasmwatch.fhir.r5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.R5.bundle;
import static org.spasmwatch.testkit.R5.ids;
import static org.spasmwatch.testkit.R5.refused;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r5.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r5.model.ClinicalUseDefinition;
import org.hl7.fhir.r5.model.Medication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spasmwatch.fhir.Edition.Request;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.R5;

/** Searches across references, by terminology, and how matches are given (FHIR R5, 3.2.1.7). */
class JoinedSearchTest {
  private static final String CUD = "ClinicalUseDefinition";

  private static List<String> all(String type, String... arguments) {
    String[] whole = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, whole, 0, arguments.length);
    whole[arguments.length] = "_count=200";
    return ids(type, whole);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " is ",
      value = {
        "subject:Medication.code=25480 is subject=gabapentin",
        "subject.code=http://www.nlm.nih.gov/research/umls/rxnorm|25480 is subject=gabapentin",
        "subject:Medication.code:text=gabap is subject=gabapentin",
        "subject.identifier=gabapentin is subject=gabapentin",
        "subject._id=gabapentin,baclofen is subject=gabapentin,baclofen",
        "_has:MedicationKnowledge:clinical-use-issue:_id=lamotrigine is"
            + " applies-to=lamotrigine&type:not=interaction",
      })
  void aConditionOnWhatIsReferredToIsOneOnTheReference(String chained, String direct) {
    if (chained.startsWith("_has")) {
      assertThat(all(CUD, chained)).containsAll(all(CUD, "subject=lamotrigine"));
      return;
    }
    assertThat(all(CUD, chained)).isNotEmpty().isEqualTo(all(CUD, direct));
  }

  @Test
  void whatIsReferredToIsFoundByWhatRefers() {
    assertThat(all("Medication", "_has:ClinicalUseDefinition:subject:effect=myoclonus"))
        .contains("gabapentin")
        .doesNotContain("acetaminophen");
    assertThat(
            all(
                "MedicationKnowledge",
                "associated-medication._has:ClinicalUseDefinition:subject:effect=myoclonus"))
        .contains("gabapentin");
    assertThat(all("Group", "statement.subject.code=25480"))
        .isNotEmpty()
        .allMatch(id -> id.startsWith("gabapentin-"));
  }

  @Test
  void aValueSetSelectsByItsCodes() {
    String set = "https://spasmwatch.org/fhir/ValueSet/findings-myoclonus";

    assertThat(all(CUD, "effect:in=" + set)).contains("gabapentin-myoclonus");
    assertThat(all(CUD, "effect:in=ValueSet/findings-myoclonus"))
        .isEqualTo(all(CUD, "effect:in=" + set));
    assertThat(all(CUD, "effect:not-in=" + set))
        .doesNotContain("gabapentin-myoclonus")
        .hasSize(all(CUD).size() - all(CUD, "effect:in=" + set).size());
  }

  @Test
  void aFindingIsFoundWithItsKinds() {
    List<String> narrow = all(CUD, "effect=cramp-or-spasm");
    List<String> below = all(CUD, "effect:below=cramp-or-spasm");

    assertThat(below).containsAll(narrow).contains("gabapentin-muscle-spasm");
    assertThat(all(CUD, "effect:above=muscle-spasm")).containsAll(all(CUD, "effect=muscle-spasm"));
    assertThat(all(CUD, "effect:below=http://snomed.info/sct|45352006"))
        .containsAll(all(CUD, "effect=muscle-spasm"));
  }

  private static List<String> of(Bundle bundle, SearchEntryMode mode) {
    return bundle.getEntry().stream()
        .filter(e -> e.getSearch().getMode() == mode)
        .map(e -> e.getResource().fhirType() + "/" + e.getResource().getIdPart())
        .toList();
  }

  @Test
  void whatMatchesReferToComesWithThem() {
    Bundle bundle =
        bundle(
            CUD,
            "_id=gabapentin-myoclonus",
            "_include=ClinicalUseDefinition:subject",
            "_include:iterate=Medication:*",
            "_revinclude=Group:statement",
            "_revinclude:iterate=MedicationKnowledge:associated-medication");

    assertThat(bundle.getTotal()).isEqualTo(1);
    assertThat(of(bundle, SearchEntryMode.MATCH))
        .containsExactly("ClinicalUseDefinition/gabapentin-myoclonus");
    assertThat(of(bundle, SearchEntryMode.INCLUDE))
        .contains(
            "Medication/gabapentin",
            "Group/gabapentin-myoclonus-risk-factor-1",
            "MedicationKnowledge/gabapentin")
        .doesNotHaveDuplicates();
  }

  @Test
  void allThatMatchesReferToCanBeAskedFor() {
    assertThat(of(bundle(CUD, "_id=gabapentin-myoclonus", "_include=*"), SearchEntryMode.INCLUDE))
        .contains("Medication/gabapentin");
    assertThat(
            of(
                bundle("Medication", "_id=gabapentin", "_include=ClinicalUseDefinition:subject"),
                SearchEntryMode.INCLUDE))
        .isEmpty();
  }

  @Test
  void matchesAreInTheOrderThatIsAskedFor() {
    List<BundleEntryComponent> entries = bundle(CUD, "_sort=-type,_id", "_count=200").getEntry();
    List<String> types =
        entries.stream()
            .map(e -> ((ClinicalUseDefinition) e.getResource()).getType().toCode())
            .toList();

    assertThat(types).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @Test
  void thePagesOfASortedSearchAreTheWhole() {
    List<String> whole = all("Medication", "_sort=-code");
    List<String> read = new ArrayList<>();
    Bundle page = bundle("Medication", "_sort=-code", "_count=17");
    while (true) {
      page.getEntry().forEach(e -> read.add(e.getResource().getIdPart()));
      if (page.getLink("next") == null) {
        break;
      }
      String after = page.getLink("next").getUrl().split("_after=", 2)[1];
      page =
          bundle(
              "Medication",
              "_sort=-code",
              "_count=17",
              "_after="
                  + java.net.URLDecoder.decode(after, java.nio.charset.StandardCharsets.UTF_8));
    }

    assertThat(read).isEqualTo(whole).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "name=spasmwatch, false",
    "title=Findings: musc, true",
    "title:contains=MUSCLE SPASM, true",
    "title:exact=findings: muscle spasm, false",
    "url:contains=findings-muscle, true",
    "status=active, true",
    "date=2020, false",
  })
  void stringsAndUrisAreComparedAsTheirTypesAre(String argument, boolean found) {
    assertThat(all("ValueSet", argument).contains("findings-muscle-spasm")).isEqualTo(found);
  }

  @Test
  void aNarrativeIsFoundByItsWords() {
    assertThat(all(CUD, "_text=gabapentin myoclonus")).contains("gabapentin-myoclonus");
    assertThat(all(CUD, "_text=myoclo")).isEmpty();
  }

  @Test
  void someElementsAreGivenAndItSaysSo() {
    ClinicalUseDefinition some =
        (ClinicalUseDefinition)
            bundle(CUD, "_id=gabapentin-myoclonus", "_elements=subject")
                .getEntryFirstRep()
                .getResource();

    assertThat(some.hasSubject()).isTrue();
    assertThat(some.hasType()).isTrue();
    assertThat(some.hasUndesirableEffect()).isFalse();
    assertThat(some.getMeta().getTag()).anyMatch(tag -> "SUBSETTED".equals(tag.getCode()));
  }

  @Test
  void whatComesWithMatchesIsGivenWhole() {
    var page =
        bundle(
            CUD,
            "_id=gabapentin-myoclonus",
            "_elements=subject",
            "_include=ClinicalUseDefinition:subject");
    Medication drug = (Medication) page.getEntry().get(1).getResource();

    assertThat(((ClinicalUseDefinition) page.getEntryFirstRep().getResource()).hasText()).isFalse();
    assertThat(drug.hasText()).isTrue();
    assertThat(drug.getMeta().getTag()).noneMatch(tag -> "SUBSETTED".equals(tag.getCode()));
  }

  @Test
  void aTextAloneHasNothingThatComesWithIt() {
    assertThat(refused(CUD, "_summary=text", "_include=ClinicalUseDefinition:subject").get(0))
        .satisfies(issue -> assertThat(issue.diagnostics()).contains("_summary=text"));
  }

  @ParameterizedTest
  @CsvSource({
    "_include=ClinicalUseDefinition:subject, Medication",
    "_revinclude=Provenance:target, Provenance",
    "subject.code=25480, Medication",
    "_has:Provenance:target:recorded=ge2020, Provenance",
  })
  void whatIsAskedOfAnotherTypeHasToBeAllowedThere(String argument, String type) {
    String[] parts = argument.split("=", 2);
    Request request =
        new Request(CUD, List.of(new Argument(parts[0], parts[1])), R5.BASE, true, R5.CURSORS);

    String narrow =
        R5.edition()
            .search(Knowledge.bundled(), request.within(CUD::equals), R5.PLAIN)
            .match(json -> "found", issues -> issues.get(0).diagnostics());
    boolean wide =
        R5.edition()
            .search(Knowledge.bundled(), request, R5.PLAIN)
            .match(json -> true, issues -> false);

    assertThat(narrow).contains("system/" + type + ".s");
    assertThat(wide).isTrue();
  }
}
