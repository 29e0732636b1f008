package org.spasmwatch.fhir.r5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.testkit.R5.bundle;
import static org.spasmwatch.testkit.R5.ids;
import static org.spasmwatch.testkit.R5.refused;
import static org.spasmwatch.testkit.R5.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Bundle.LinkRelationTypes;
import org.hl7.fhir.r5.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Lexicon;
import org.spasmwatch.terminology.Systems;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.R5;
import org.spasmwatch.testkit.SmallKnowledge;

/** Searches of the bundled knowledge, as FHIR R5 (3.2.1.5) has them. */
class SearchTest {
  private static final String CUD = "ClinicalUseDefinition";

  @ParameterizedTest
  @CsvSource(
      delimiterString = " finds ",
      value = {
        "Medication code=http://www.nlm.nih.gov/research/umls/rxnorm|1292 finds baclofen",
        "Medication code=1292 finds baclofen",
        "Medication code=http://www.whocc.no/atc|M03BX01 finds baclofen",
        "Medication code=http://www.whocc.no/atc|N03AX12 finds gabapentin", // withdrawn
        "Medication code:text=BACLO finds baclofen",
        "Medication identifier=https://spasmwatch.org/fhir/drugs|baclofen finds baclofen",
        "Medication _id=baclofen finds baclofen",
        "MedicationKnowledge code:text=gabapentin finds gabapentin",
        "MedicationKnowledge identifier=gabapentin finds gabapentin",
        "ClinicalUseDefinition _id=gabapentin-myoclonus finds gabapentin-myoclonus",
        "ActivityDefinition code=http://loinc.org|2951-2 finds sodium",
        "ActivityDefinition identifier=sodium finds sodium",
        "ActivityDefinition url=https://spasmwatch.org/fhir/ActivityDefinition/sodium finds sodium",
        "Group _id=gabapentin-myoclonus-risk-factor-1 finds gabapentin-myoclonus-risk-factor-1",
      })
  void oneIsFound(String asked, String id) {
    String[] parts = asked.split(" ", 2);

    assertThat(ids(parts[0], parts[1])).containsExactly(id);
  }

  @ParameterizedTest
  @CsvSource({
    "Medication, code=|1292",
    "Medication, code=http://snomed.info/sct|1292",
    "Medication, code=baclofe",
    "Medication, status=inactive",
    "ActivityDefinition, url=https://spasmwatch.org/fhir/ActivityDefinition",
    "ClinicalUseDefinition, subject=Medication/no-such-drug",
    "ClinicalUseDefinition, subject=https://elsewhere.example/fhir/Medication/gabapentin",
    "ClinicalUseDefinition, subject:missing=true",
  })
  void whatDoesNotMatchIsNotFound(String type, String argument) {
    assertThat(ids(type, argument)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subject=gabapentin",
        "subject=Medication/gabapentin",
        "subject:Medication=gabapentin",
        "subject=https://example.org/fhir/r5/Medication/gabapentin",
      })
  void aReferenceCanBeWrittenInFourWays(String argument) {
    List<String> found = ids(CUD, argument, "_count=200");

    assertThat(found)
        .contains("gabapentin-myoclonus", "gabapentin-nerve-pain")
        .allMatch(id -> id.startsWith("gabapentin-"));
  }

  @Test
  void aStatementOfAClassAppliesToItsMembers() {
    assertThat(ids(CUD, "applies-to=Medication/haloperidol"))
        .contains("antipsychotics-acute-dystonia");
    assertThat(ids(CUD, "subject=Medication/haloperidol")).isEmpty();
  }

  @Test
  void aStatementAppliesToItsInteractants() {
    assertThat(ids(CUD, "applies-to=sertraline", "type=interaction", "subject=amitriptyline"))
        .isNotEmpty();
  }

  @Test
  void aDrugIsFoundByItsProducts() {
    Lexicon drugs = Knowledge.bundled().terms().drugs();
    Code product =
        drugs.entry("baclofen").codes().stream()
            .filter(c -> c.system().equals(Systems.RXNORM) && !c.code().equals("1292"))
            .filter(c -> drugs.of(c).size() == 1)
            .sorted(Comparator.comparing(Code::code))
            .findFirst()
            .orElseThrow();

    assertThat(ids("Medication", "code=" + product)).containsExactly("baclofen");
    assertThat(ids("MedicationKnowledge", "code=" + product)).containsExactly("baclofen");
    assertThat(ids("Medication", "code:text=baclofen 10 mg oral")).containsExactly("baclofen");
  }

  @Test
  void anEffectIsFoundAsItIsRecordedAndInInteractions() {
    KnowledgeBase small = SmallKnowledge.knowledge();

    assertThat(found(small, "effect=myoclonus")).containsExactly("mildol-effect");
    assertThat(found(small, "effect=twitching")).containsExactly("mildol-effect");
    assertThat(found(small, "effect=tremor")).containsExactly("mildol-pair");
    assertThat(found(small, "effect=muscle-spasm")).isEmpty();
  }

  private static List<String> found(KnowledgeBase knowledge, String argument) {
    String[] parts = argument.split("=", 2);
    Edition.Request request =
        new Edition.Request(
            CUD, List.of(new Argument(parts[0], parts[1])), R5.BASE, true, R5.CURSORS);
    return R5.edition()
        .search(knowledge, request, R5.PLAIN)
        .match(
            json ->
                R5.strict().parseResource(Bundle.class, json).getEntry().stream()
                    .map(e -> e.getResource().getIdPart())
                    .toList(),
            issues -> List.of());
  }

  @Test
  void aClaimIsFoundWhereverItIsUsed() {
    assertThat(ids(CUD, "claim=GBP-UE-11")).contains("gabapentin-myoclonus");
    assertThat(ids(CUD, "claim=https://spasmwatch.org/fhir/claims|GBP-RF-13"))
        .contains("gabapentin-myoclonus");
  }

  @Test
  void anEffectIsFoundByItsCodeAndByOurKey() {
    List<String> byKey = ids(CUD, "effect=muscle-spasm");

    assertThat(byKey).contains("gabapentin-muscle-spasm");
    assertThat(ids(CUD, "effect=http://snomed.info/sct|45352006")).isEqualTo(byKey);
    assertThat(ids(CUD, "effect=https://spasmwatch.org/fhir/CodeSystem/finding|muscle-spasm"))
        .isEqualTo(byKey);
  }

  @Test
  void whatADrugIsNotKnownToCauseIsNoEffect() {
    assertThat(ids(CUD, "effect=muscle-spasm", "subject=lamotrigine")).isEmpty();
  }

  @Test
  void commasAreOrAndRepetitionIsAnd() {
    assertThat(ids("Medication", "code=1292,161")).containsExactly("acetaminophen", "baclofen");
    assertThat(ids("Medication", "code=1292", "code=161")).isEmpty();
    assertThat(ids("Medication", "code=1292", "code=M03BX01")).containsExactly("baclofen");
  }

  @Test
  void anEscapedCommaSeparatesNothing() {
    assertThat(ids("Medication", "code=1292\\,161")).isEmpty();
  }

  @Test
  void notFindsWhatIsNotAndWhatHasNone() {
    int all = bundle(CUD, "_count=0").getTotal();
    int effects = bundle(CUD, "_count=0", "type=undesirable-effect").getTotal();

    assertThat(bundle(CUD, "_count=0", "type:not=undesirable-effect").getTotal())
        .isEqualTo(all - effects);
    int having = bundle(CUD, "_count=0", "effect:missing=false").getTotal();
    assertThat(having).isGreaterThanOrEqualTo(effects);
    assertThat(bundle(CUD, "_count=0", "effect:missing=true").getTotal()).isEqualTo(all - having);
    assertThat(bundle(CUD, "_count=0", "effect:not=cramp").getTotal()).isGreaterThan(all - having);
  }

  @Test
  void systemWithoutCodeFindsEveryCodeOfIt() {
    assertThat(ids("Medication", "code=http://www.whocc.no/atc|", "_count=200"))
        .contains("baclofen", "gabapentin");
  }

  @Test
  void typesCanBeGivenWithTheSystemThatFhirImplies() {
    assertThat(
            bundle(CUD, "type=http://hl7.org/fhir/clinical-use-definition-type|warning", "_count=0")
                .getTotal())
        .isEqualTo(bundle(CUD, "type=warning", "_count=0").getTotal())
        .isPositive();
  }

  @Test
  void thePagesTogetherAreTheWhole() {
    List<String> whole = ids(CUD, "_count=200", "subject=gabapentin");
    List<String> read = new ArrayList<>();
    String after = "";
    while (after != null) {
      Bundle page =
          after.isEmpty()
              ? bundle(CUD, "_count=7", "subject=gabapentin")
              : bundle(CUD, "_count=7", "subject=gabapentin", "_after=" + after);
      page.getEntry().forEach(e -> read.add(e.getResource().getIdPart()));
      assertThat(page.getTotal()).isEqualTo(whole.size());
      after =
          page.getLink(LinkRelationTypes.NEXT.toCode()) == null
              ? null
              : page.getLink(LinkRelationTypes.NEXT.toCode()).getUrl().split("_after=", 2)[1];
    }

    assertThat(read).isEqualTo(whole).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aMarkThatWasMadeUpIsRefused() {
    String said =
        search(CUD, true, "_after=gabapentin-ataxia")
            .match(json -> "answered", issues -> issues.get(0).diagnostics());

    assertThat(said).contains("follow the link 'next'").doesNotContain("ataxia");
  }

  @Test
  void theSelfLinkSaysWhatWasProcessed() {
    Bundle bundle =
        search("Medication", false, "code=1292", "colour=blue", "_count=9999")
            .match(json -> R5.strict().parseResource(Bundle.class, json), issues -> new Bundle());

    assertThat(bundle.getLink("self").getUrl())
        .isEqualTo("https://example.org/fhir/r5/Medication?code=1292&_count=200");
    assertThat(bundle.getEntry()).hasSize(2);
    assertThat(bundle.getEntry().get(0).getSearch().getMode()).isEqualTo(SearchEntryMode.MATCH);
    assertThat(bundle.getEntry().get(0).getFullUrl())
        .isEqualTo("https://example.org/fhir/r5/Medication/baclofen");
    assertThat(bundle.getEntry().get(1).getSearch().getMode()).isEqualTo(SearchEntryMode.OUTCOME);
    assertThat(((OperationOutcome) bundle.getEntry().get(1).getResource()).getIssueFirstRep())
        .satisfies(i -> assertThat(i.getDiagnostics()).contains("colour"));
  }

  @Test
  void totalCanBeLeftOut() {
    assertThat(bundle("Medication", "_total=none").hasTotal()).isFalse();
    assertThat(bundle("Medication", "_total=accurate", "_count=1").getTotal())
        .isEqualTo(
            Knowledge.bundled().records().drugs().size()
                + Knowledge.bundled().records().classes().size());
  }

  @Test
  void aSummaryHasTheElementsOfTheSummaryOnlyAndSaysSo() {
    Bundle bundle = bundle(CUD, "_id=gabapentin-myoclonus", "_summary=true");

    assertThat(bundle.getEntryFirstRep().getResource().getMeta().getTag())
        .anyMatch(tag -> "SUBSETTED".equals(tag.getCode()));
    assertThat(bundle.getTotal()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "ClinicalUseDefinition subject=MedicationKnowledge/gabapentin ->"
            + " subject=Medication/gabapentin",
        "ClinicalUseDefinition subject=Medication/gabapentin/_history/1 -> without a version",
        "ClinicalUseDefinition subject=a b -> Type/id",
        "ClinicalUseDefinition subject:MedicationKnowledge=gabapentin -> :Medication",
        "ClinicalUseDefinition subject.colour=1292 -> follows the dot",
        "ClinicalUseDefinition type.code=1292 -> nothing that is served here",
        "ClinicalUseDefinition subject:Device.code=1292 -> nothing that is served here",
        "ClinicalUseDefinition _include=ClinicalUseDefinition:colour -> subject",
        "ClinicalUseDefinition _include=Patient:subject -> Type:parameter",
        "ClinicalUseDefinition _revinclude=x -> _revinclude",
        "ClinicalUseDefinition _sort=colour -> _sort",
        "ClinicalUseDefinition _has:Patient:subject:x=1 -> _has",
        "ClinicalUseDefinition effect:in=http://elsewhere.example/vs -> value set",
        "ClinicalUseDefinition effect:below=no-such-finding -> hierarchy",
        "ClinicalUseDefinition type:below=warning -> :missing",
        "ClinicalUseDefinition _lastUpdated=yesterday -> dateTime",
        "Medication _elements=a.b -> _elements",
        "Medication _elements=code,colour -> no element of Medication itself",
        "ClinicalUseDefinition _filter=type eq warning -> '_filter'",
        "ClinicalUseDefinition _content=x -> '_content'",
        "ValueSet context-type-value=a$b -> 'context-type-value'",
        "Provenance target=Colour/x -> does not refer",
        "Medication identifier:of-type=a|b -> system|code|value",
        "ClinicalUseDefinition colour=blue -> applies-to",
        "Medication code:exact=x -> :in, :missing, :not, :not-in, :text",
        "Medication code:=x -> :missing",
        "Medication code= -> no value",
        "Medication code=a,,b -> comma",
        "Medication code=a|b|c -> system|code",
        "Medication code=| -> system|code",
        "Medication code=a\\b -> backslash",
        "Medication code:missing=maybe -> true or false",
        "Medication _count=-1 -> whole number",
        "Medication _count=many -> whole number",
        "Medication _total=roughly -> estimate",
        "Medication _summary=short -> _summary",
        "Medication _after= -> next",
      })
  void whatIsNotUnderstoodIsRefusedAndNamed(String asked, String says) {
    String[] parts = asked.split(" ", 2);

    assertThat(refused(parts[0], parts[1]))
        .singleElement()
        .satisfies(issue -> assertThat(issue.diagnostics()).contains(says));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(refused("Medication", "colour=blue", "_count=x", "code:exact=1")).hasSize(3);
  }

  @Test
  void theSameArgumentTwiceIsOne() {
    assertThat(ids("Medication", "code=1292", "code=1292", "_count=1", "_count=1"))
        .containsExactly("baclofen");
    assertThat(refused("Medication", "_count=1", "_count=2")).hasSize(1);
  }

  @Test
  void aProfileIsFoundByItsCanonical() {
    String canonical = "https://spasmwatch.org/fhir/StructureDefinition/";

    assertThat(ids("ClinicalUseDefinition", "_profile=" + canonical + "not-recognised-statement"))
        .contains("lamotrigine-muscle-spasm-not-recognised")
        .doesNotContainAnyElementsOf(
            ids("ClinicalUseDefinition", "_profile=" + canonical + "warning-statement"));
    assertThat(ids("ClinicalUseDefinition", "_profile=" + canonical + "drug-medication")).isEmpty();
  }
}
