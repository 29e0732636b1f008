package org.spasmwatch.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised.Denies;
import org.spasmwatch.knowledge.ClinicalUse.Phase;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Statement.Use;
import org.spasmwatch.testkit.Knowledge;

/** What else a patient has is weighed whichever drug is suspected (ADR 37). */
class OtherCausesTest {
  private static final String CLASS = "drugs-with-muscle-effects";
  private final KnowledgeBase knowledge = Knowledge.bundled();

  @Test
  void everyDrugWhoseCardSpeaksOfAMovementIsWeighedAgainstOtherConditions() {
    List<String> speaking =
        knowledge.records().drugs().stream().map(Drug::id).filter(this::speaksOfAMovement).toList();

    assertThat(speaking).isNotEmpty().allMatch(drug -> knowledge.isA(drug, CLASS));
  }

  private boolean speaksOfAMovement(String drug) {
    return knowledge.about(drug, ClinicalUse.class).stream()
        .filter(use -> use.statement().use() == Use.ALERT)
        .flatMap(OtherCausesTest::effects)
        .anyMatch(this::movement);
  }

  private static Stream<String> effects(ClinicalUse use) {
    if (use instanceof UndesirableEffect effect && effect.phase() == Phase.ON_TREATMENT) {
      return Stream.of(effect.effect());
    }
    return use instanceof NotRecognised denied && denied.denies() == Denies.CAUSES
        ? Stream.of(denied.effect())
        : Stream.empty();
  }

  private boolean movement(String finding) {
    return knowledge
        .terms()
        .concepts()
        .find(finding)
        .filter(concept -> "movement".equals(concept.problem()))
        .isPresent();
  }
}
