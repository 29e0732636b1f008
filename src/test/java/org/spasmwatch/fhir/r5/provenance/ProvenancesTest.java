package org.spasmwatch.fhir.r5.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r5.model.Provenance;
import org.hl7.fhir.r5.model.Reference;
import org.junit.jupiter.api.Test;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Edition.Request;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.RecordVersion.Authorship;
import org.spasmwatch.knowledge.RecordVersion.Origin;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.R4b;
import org.spasmwatch.testkit.R5;
import org.spasmwatch.testkit.SmallKnowledge;

/** Who wrote the present state of each record, when and why. */
class ProvenancesTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final RecordId EFFECT = RecordId.statement("mildol-effect");

  /** The small knowledge with one statement that somebody here edited. */
  private static final KnowledgeBase EDITED = edited();

  private static KnowledgeBase edited() {
    KnowledgeBase small = SmallKnowledge.knowledge();
    KnowledgeBase.Records was = small.records();
    RecordVersion version =
        new RecordVersion(3, NOON, Origin.LOCAL, new Authorship("ann", "too weak", "2026.1"));
    return new KnowledgeBase(
        "2026.2+7",
        small.policy(),
        small.terms(),
        new KnowledgeBase.Records(
            was.drugs(),
            was.classes(),
            was.uses(),
            was.sources(),
            was.disagreements(),
            Map.of(EFFECT, version)));
  }

  private static Provenance read(String id) {
    return R5.strict()
        .parseResource(
            Provenance.class,
            R5.edition().read(EDITED, "Provenance", id, R5.PLAIN).orElseThrow().body());
  }

  private static Bundle found(Edition edition, String type, Argument... arguments) {
    return edition
        .search(EDITED, new Request(type, List.of(arguments), R5.BASE, true, R5.CURSORS), R5.PLAIN)
        .match(
            json -> R5.strict().parseResource(Bundle.class, json),
            issues -> {
              throw new AssertionError(issues);
            });
  }

  private static List<String> ids(Argument... arguments) {
    return found(R5.edition(), "Provenance", arguments).getEntry().stream()
        .map(e -> e.getResource().getIdPart())
        .toList();
  }

  @Test
  void whatWasEditedHereSaysByWhomWhyAndFromWhat() {
    Provenance provenance = read("statement.mildol-effect");

    assertThat(provenance.getMeta().getVersionId()).startsWith("3.");
    assertThat(provenance.getTarget())
        .extracting(Reference::getReference)
        .contains("ClinicalUseDefinition/mildol-effect/_history/3")
        .allMatch(target -> target.endsWith("/_history/3"));
    assertThat(provenance.getRecorded()).isEqualTo(NOON);
    assertThat(provenance.getActivity().getCodingFirstRep().getCode()).isEqualTo("UPDATE");
    assertThat(provenance.getAuthorizationFirstRep().getConcept().getText()).isEqualTo("too weak");
    assertThat(provenance.getAgentFirstRep().getWho().getIdentifier().getValue()).isEqualTo("ann");
    assertThat(provenance.getEntity().get(0).getWhat().getReference())
        .isEqualTo("ClinicalUseDefinition/mildol-effect/_history/2");
    assertThat(provenance.getEntity().get(1).getWhat().getIdentifier().getValue())
        .isEqualTo("2026.1");
  }

  @Test
  void whatIsOfTheCatalogueNamesIt() {
    Provenance provenance = read("drug.mildol");

    assertThat(provenance.getTarget())
        .extracting(Reference::getReference)
        .containsExactly("Medication/mildol/_history/1", "MedicationKnowledge/mildol/_history/1");
    assertThat(provenance.getActivity().getCodingFirstRep().getCode()).isEqualTo("CREATE");
    assertThat(provenance.getAgentFirstRep().getWho().getIdentifier().getValue())
        .isEqualTo("2026.2");
    assertThat(provenance.getRecordedElement().getExtensionFirstRep().getUrl())
        .endsWith("data-absent-reason");
    assertThat(read("drug-class.mildols").getTarget()).hasSize(2);
  }

  @Test
  void itIsFoundByWhatItPointsTo() {
    String effect = "statement.mildol-effect";

    assertThat(ids(new Argument("target", "ClinicalUseDefinition/mildol-effect")))
        .containsExactly(effect);
    assertThat(ids(new Argument("target", "ClinicalUseDefinition/mildol-effect/_history/3")))
        .containsExactly(effect);
    assertThat(
            ids(new Argument("target", "ClinicalUseDefinition/mildol-effect/_history/3.1f0c97aa")))
        .containsExactly(effect);
    assertThat(ids(new Argument("target", "ClinicalUseDefinition/mildol-effect/_history/2")))
        .isEmpty();
    assertThat(ids(new Argument("target:ClinicalUseDefinition", "mildol-effect")))
        .containsExactly(effect);
    assertThat(ids(new Argument("recorded", "ge2026-05-01"))).containsExactly(effect);
    assertThat(ids(new Argument("target:Medication.code:text", "mildol"))).contains("drug.mildol");
  }

  @Test
  void whoIsNamedByAnIdentifierIsFoundByThat() {
    String callers = "https://spasmwatch.org/fhir/callers";

    assertThat(ids(new Argument("agent:identifier", callers + "|ann")))
        .containsExactly("statement.mildol-effect");
    assertThat(ids(new Argument("agent:identifier", "ann"))).hasSize(1);
    assertThat(ids(new Argument("agent", "ann"))).isEmpty();
    assertThat(ids(new Argument("agent:missing", "true"))).isEmpty();
  }

  @Test
  void itComesWithWhatItPointsTo() {
    Bundle page =
        found(
            R5.edition(),
            "ClinicalUseDefinition",
            new Argument("_id", "mildol-effect"),
            new Argument("_revinclude", "Provenance:target"));

    assertThat(page.getEntry())
        .filteredOn(e -> e.getSearch().getMode() == SearchEntryMode.INCLUDE)
        .extracting(e -> e.getFullUrl())
        .containsExactly(R5.BASE + "/Provenance/statement.mildol-effect");
  }

  @Test
  void inR4BTheReasonIsAConcept() {
    var provenance =
        R4b.strict()
            .parseResource(
                org.hl7.fhir.r4b.model.Provenance.class,
                R4b.edition()
                    .read(EDITED, "Provenance", "statement.mildol-effect", R5.PLAIN)
                    .orElseThrow()
                    .body());

    assertThat(provenance.getReasonFirstRep().getText()).isEqualTo("too weak");
    assertThat(provenance.getTargetFirstRep().getReference())
        .isEqualTo("ClinicalUseDefinition/mildol-effect/_history/3");
  }

  @Test
  void everyRecordThatIsToldHasOneUnderAnIdOfItsOwn() {
    KnowledgeBase bundled = Knowledge.bundled();
    int records =
        bundled.records().drugs().size()
            + bundled.records().classes().size()
            + bundled.records().uses().size();

    Set<String> ids =
        new Provenances(bundled).all().map(Provenance::getIdPart).collect(Collectors.toSet());

    assertThat(ids).hasSize(records).allMatch(id -> id.matches("[A-Za-z0-9.-]{1,64}"));
  }

  @Test
  void anIdLeadsBackToItsRecordHoweverLongThatIs() {
    RecordId longest = RecordId.statement("x".repeat(64));

    assertThat(ProvenanceIds.of(longest)).hasSize(64);
    assertThat(ProvenanceIds.record(EDITED, "statement.mildol-effect")).contains(EFFECT);
    assertThat(ProvenanceIds.record(EDITED, "drug-class.mildols"))
        .contains(new RecordId(RecordId.Kind.DRUG_CLASS, "mildols"));
    assertThat(ProvenanceIds.record(EDITED, "mildol-effect")).isEmpty();
  }
}
