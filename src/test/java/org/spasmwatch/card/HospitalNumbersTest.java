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

/** A number that a hospital sets decides, and is shown as its own wherever it is shown. */
class HospitalNumbersTest {
  private static final Path CASE =
      Path.of("src/test/resources/cases/gabapentin/renal-impairment/egfr-59-is-urgent.yaml");
  private static final String GROUP = "gabapentin-myoclonus-risk-factor-1";

  private static KnowledgeBase with(String renalImpairment) {
    KnowledgeBase bundled = Knowledge.bundled();
    Map<String, String> own = Map.of("renal-impairment", renalImpairment);
    return bundled.withPolicy(LocalPolicy.of(bundled.policy(), own).policy());
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
    String shipped = R5.json(Knowledge.bundled(), "Group", GROUP).orElseThrow();
    String local = R5.json(with("70 mL/min/{1.73_m2}"), "Group", GROUP).orElseThrow();

    assertThat(shipped).contains("\"value\":60").doesNotContain("policy-local");
    assertThat(local)
        .contains("\"value\":70", "https://spasmwatch.org/fhir/StructureDefinition/policy-local")
        .doesNotContain("\"value\":60");
  }
}
