package org.spasmwatch.fhir.r5.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.r4b.R4b;
import org.spasmwatch.fhir.r5.Dialect;
import org.spasmwatch.fhir.r5.KnowledgeEdition;
import org.spasmwatch.fhir.r5.R5;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.published.Document;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.knowledge.published.Published;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.SmallKnowledge;

/**
 * Resources in the shapes in which others publish them (electronic product information, national
 * lists of medicines): as a draft they are taken whole, as active they are refused with reasons.
 */
class ForeignResourcesTest {
  private static final KnowledgeBase KNOWLEDGE = SmallKnowledge.knowledge();

  /** Clinical uses as product information has them. */
  private static final Map<String, String> USES =
      Map.of(
          "product-effect",
          """
          {"type": "undesirable-effect", "category": [{"coding": [{"system":
           "http://hl7.org/fhir/clinical-use-definition-category", "code": "UndesirableEffect"}]}],
           "meta": {"profile": ["http://example.org/epi/StructureDefinition/cud"]},
           "identifier": [{"system": "https://example.org/ids", "value": "ae-1", "use": "official"}],
           "subject": [{"reference": "MedicinalProductDefinition/mp-1"}],
           "undesirableEffect": {"symptomConditionEffect": {"concept": {"coding": [{"system":
           "http://example.org/meddra", "code": "10028347", "display": "Muscle twitching"}]}},
           "classification": {"coding": [{"system": "http://example.org/soc", "code": "1"}],
           "text": "Nervous system disorders"}, "frequencyOfOccurrence": {"coding": [{"system":
           "http://example.org/frequency", "code": "Uncommon"}]}}}
          """,
          "product-contraindication",
          """
          {"type": "contraindication", "subject": [{"reference": "#m"}],
           "contained": [{"resourceType": "Medication", "id": "m", "code": {"text": "Mildol"}}],
           "contraindication": {"diseaseSymptomProcedure": {"concept": {"coding": [{"system":
           "http://hl7.org/fhir/sid/icd-10", "code": "N18.5"}], "text": "kidney failure"}},
           "diseaseStatus": {"concept": {"text": "chronic"}},
           "comorbidity": [{"concept": {"text": "epilepsy"}}]}}
          """,
          "national-interaction",
          """
          {"type": "interaction", "subject": [{"reference": "Medication/mildol"}],
           "extension": [{"url": "https://example.org/severity", "valueCode": "high"}],
           "interaction": {"interactant": [{"itemCodeableConcept": {"coding": [{"system":
           "http://www.whocc.no/atc", "code": "N02AX02"}]}}], "type": {"text": "pharmacodynamic"},
           "effect": {"concept": {"text": "more sedation"}}, "incidence": {"text": "Theoretical"},
           "management": [{"text": "avoid"}]}}
          """,
          "product-indication",
          """
          {"type": "indication", "language": "et", "subject": [{"identifier": {"value": "x"}}],
           "indication": {"diseaseSymptomProcedure": {"reference":
           {"reference": "ObservationDefinition/o"}}, "intendedEffect": {"concept": {"coding":
           [{"code": "Prophylaxis"}]}}, "durationRange": {"low": {"value": 1.50, "unit": "d"}}}}
          """);

  private static ObjectNode resource(String id, String status) {
    ObjectNode resource =
        (ObjectNode)
            Bundles.json("{\"resourceType\": \"ClinicalUseDefinition\", \"id\": \"" + id + "\"}");
    resource.setAll((ObjectNode) Bundles.json(String.valueOf(USES.get(id))));
    resource.set(
        "status",
        Bundles.json(
            "{\"coding\": [{\"system\": \"http://hl7.org/fhir/publication-status\","
                + " \"code\": \""
                + status
                + "\"}]}"));
    return resource;
  }

  private static Stream<Arguments> shapes() {
    return Stream.<Dialect>of(new R5(), new R4b())
        .flatMap(
            version -> USES.keySet().stream().map(id -> Arguments.of(version.name(), version, id)));
  }

  private static KnowledgeBase with(Document document) {
    KnowledgeBase.Records r = KNOWLEDGE.records();
    return new KnowledgeBase(
        "with",
        KNOWLEDGE.policy(),
        KNOWLEDGE.terms(),
        new KnowledgeBase.Records(
            r.drugs(),
            r.classes(),
            r.uses(),
            r.sources(),
            r.disagreements(),
            r.versions(),
            new Published(List.of(), List.of(document), Map.of())));
  }

  /** HAPI's model of R4B has another type there than FHIR has. */
  private static boolean isKnownFault(String version, String id) {
    return version.equals("r4b") && id.equals("product-indication");
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("shapes")
  void asADraftItIsTakenWhole(String name, Dialect version, String id) {
    KnowledgeEdition edition =
        new KnowledgeEdition(version, () -> org.spasmwatch.testkit.R5.server(version.name()));
    ObjectNode draft = resource(id, "draft");

    Boolean taken =
        edition
            .proposed(KNOWLEDGE, "ClinicalUseDefinition", draft)
            .match(
                entry -> {
                  assertThat(entry.id()).isEqualTo(RecordId.statement(id));
                  KnowledgeBase after = with(((Entry.OfDocument) entry).document());
                  assertThat(edition.lost(after, "ClinicalUseDefinition", draft)).isEmpty();
                  return true;
                },
                issues -> {
                  assertThat(issues).allSatisfy(ForeignResourcesTest::says);
                  return false;
                });

    assertThat(taken).isEqualTo(!isKnownFault(name, id));
  }

  @ParameterizedTest(name = "{0} {2}")
  @MethodSource("shapes")
  void asActiveItIsRefusedWithReasons(String name, Dialect version, String id) {
    List<Issue> issues =
        new KnowledgeEdition(version, () -> org.spasmwatch.testkit.R5.server(version.name()))
            .proposed(KNOWLEDGE, "ClinicalUseDefinition", resource(id, "active"))
            .match(entry -> List.of(), refused -> refused);

    assertThat(issues).isNotEmpty().allSatisfy(ForeignResourcesTest::says);
  }

  private static void says(Issue issue) {
    assertThat(issue.diagnostics()).isNotBlank().doesNotContain("java.", "Exception");
  }
}
