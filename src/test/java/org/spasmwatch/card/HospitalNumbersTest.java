package org.spasmwatch.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.spasmwatch.card.Card.Indicator;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.LocalPolicy;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.Case;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.R5;
import org.spasmwatch.testkit.SmallKnowledge;

/** A number that a hospital sets decides, and is shown as its own wherever it is shown. */
class HospitalNumbersTest {
  private static final Path CASE =
      Path.of("src/test/resources/cases/gabapentin/renal-impairment/egfr-59-is-urgent.yaml");
  private static final String LOCAL =
      "https://spasmwatch.org/fhir/StructureDefinition/policy-local";

  private static KnowledgeBase with(String renalImpairment) {
    return with(Knowledge.bundled(), "renal-impairment", renalImpairment);
  }

  private static KnowledgeBase with(KnowledgeBase knowledge, String key, String amount) {
    return knowledge.withPolicy(LocalPolicy.of(knowledge.policy(), Map.of(key, amount)).policy());
  }

  private static Card card(KnowledgeBase knowledge) throws IOException {
    return Assessed.of(knowledge, Assessed.facts(Case.read(CASE))).cards().get(0);
  }

  @Test
  void theHospitalsNumberDecides() throws IOException {
    assertThat(card(Knowledge.bundled()).indicator()).isEqualTo(Indicator.WARNING);

    assertThat(card(with("59 mL/min/{1.73_m2}")).indicator()).isEqualTo(Indicator.INFO);
  }

  @Test
  void theCardSaysThatTheNumberIsTheHospitalsAndWhatTheCatalogueHas() throws IOException {
    assertThat(card(with("70 mL/min/{1.73_m2}")).detail())
        .contains("Renal impairment: < 70 mL/min/1.73 m² (set by this hospital; the catalogue has")
        .contains("< 60 mL/min/1.73 m², Kidney Disease");
  }

  @Test
  void inFhirTheNumberInForceStandsWithTheMarkThatItIsLocal() {
    String group = "mildol-effect-population-2";
    KnowledgeBase small = SmallKnowledge.knowledge();
    String shipped = R5.json(small, "Group", group).orElseThrow();
    String local = R5.json(with(small, "elderly", "70 a"), "Group", group).orElseThrow();

    assertThat(shipped).contains("\"value\":65").doesNotContain("policy-local");
    assertThat(local)
        .contains("\"value\":70", "\"url\":\"" + LOCAL + "\"", "\"url\":\"policy-local\"")
        .doesNotContain("\"value\":65");
  }
}
