package org.spasmwatch.fhir.r5;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.hl7.fhir.r5.model.ClinicalUseDefinition;
import org.hl7.fhir.r5.model.Group;
import org.hl7.fhir.r5.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.Edition.Served;
import org.spasmwatch.fhir.search.Summary;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.R5;
import org.spasmwatch.testkit.SmallKnowledge;

/** Resources as they go out, held against files that a person has read. */
class GoldenTest {
  private static final Path FILES = Path.of("src/test/resources/fhir/r5");
  private static final Pattern MARK = Pattern.compile("(\"versionId\": \"\\d+)\\.[0-9a-f]{8}");
  private static final Form PRETTY = new Form(true, Summary.FALSE);

  private static Served served(String type, String id) {
    return R5.edition().read(SmallKnowledge.knowledge(), type, id, PRETTY).orElseThrow();
  }

  private static <R extends Resource> R resource(Class<R> type, String id) {
    return R5.strict().parseResource(type, served(type.getSimpleName(), id).body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ActivityDefinition/creatinine",
        "Medication/mildol",
        "MedicationKnowledge/mildol",
        "MedicationKnowledge/mildols",
        "ClinicalUseDefinition/mildol-effect",
        "ClinicalUseDefinition/mildol-pair",
        "ClinicalUseDefinition/mildol-not",
        "ClinicalUseDefinition/mildol-flag",
        "ClinicalUseDefinition/mildol-for",
        "ClinicalUseDefinition/mildol-denied",
        "Group/mildol-effect-population-1",
        "Group/mildol-effect-risk-factor-1",
        "Group/mildol-not-population-1",
      })
  void aResourceIsWrittenAsInItsFile(String reference) throws IOException {
    String[] parts = reference.split("/", 2);
    Path file = FILES.resolve(parts[0] + "-" + parts[1] + ".json");

    String written = served(parts[0], parts[1]).body();

    assertThat(Bundles.json(MARK.matcher(written).replaceFirst("$1")))
        .isEqualTo(Bundles.json(Files.readString(file)));
  }

  @Test
  void versionAndTimeAreThoseOfTheRecord() {
    Served effect = served("ClinicalUseDefinition", "mildol-effect");

    assertThat(effect.version()).startsWith("3.");
    assertThat(effect.recorded()).isEqualTo(SmallKnowledge.RECORDED);
    assertThat(served("Group", "mildol-effect-population-2").version()).startsWith("3.");
    assertThat(served("ClinicalUseDefinition", "mildol-pair").version()).startsWith("1.");
  }

  @Test
  void anyOfIsAGroupForEachPartAndAllGatesAreOneGroup() {
    assertThat(resource(ClinicalUseDefinition.class, "mildol-effect").getPopulation())
        .extracting(r -> r.getReference())
        .containsExactly("Group/mildol-effect-population-1", "Group/mildol-effect-population-2");
    Group both = resource(Group.class, "mildol-not-population-1");
    assertThat(both.getCharacteristic()).hasSize(2);
    assertThat(both.getCharacteristic().get(0).getValueQuantity().getValue())
        .isEqualByComparingTo("65");
    assertThat(both.getCharacteristic().get(0).getExclude()).isFalse();
    assertThat(both.getCharacteristic().get(1).getExclude()).isTrue();
  }

  @Test
  void whatIsDeniedHasNoUndesirableEffect() {
    ClinicalUseDefinition denied = resource(ClinicalUseDefinition.class, "mildol-denied");

    assertThat(denied.hasUndesirableEffect()).isFalse();
    assertThat(denied.getWarning().getCode().getCodingFirstRep().getCode())
        .isEqualTo("not-recognised-effect");
  }
}
