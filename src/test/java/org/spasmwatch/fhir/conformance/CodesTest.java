package org.spasmwatch.fhir.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.Evidence;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.knowledge.RecordVersion;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.knowledge.Urgency;

/** The code systems that are written in FSH have the codes of the program, in their order. */
class CodesTest {
  private static final Map<String, List<String>> CODES =
      Map.of(
          "urgency", constants(Urgency.values()),
          "action", constants(Statement.Action.values()),
          "use", constants(Statement.Use.values()),
          "phase", constants(ClinicalUse.Phase.values()),
          "evidence-grade", constants(Evidence.Grade.values()),
          "advice-kind", constants(Advice.Kind.values()),
          "risk-factor-effect", constants(Population.Changes.values()),
          "property-kind", constants(Drug.Kind.values()),
          "member-basis", constants(DrugClass.Basis.values()),
          "origin", constants(RecordVersion.Origin.values()));

  private static List<String> constants(Enum<?>[] all) {
    return Arrays.stream(all)
        .map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  private static Stream<JsonNode> systems(String version) {
    ObjectMapper mapper = new ObjectMapper();
    return new Profiles(version)
        .all("CodeSystem")
        .map(
            json -> {
              try {
                return mapper.readTree(json);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
  }

  private static List<String> codes(String version, String system) {
    return systems(version)
        .filter(s -> s.path("id").asText().equals(system))
        .flatMap(s -> StreamSupport.stream(s.path("concept").spliterator(), false))
        .map(c -> c.path("code").asText())
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> theyAreTheConstants() {
    return CODES.entrySet().stream()
        .flatMap(
            system ->
                Stream.of("r5", "r4b")
                    .map(
                        version ->
                            DynamicTest.dynamicTest(
                                version + " " + system.getKey(),
                                () ->
                                    assertThat(codes(version, system.getKey()))
                                        .isEqualTo(system.getValue()))));
  }

  @Test
  void aWarningIsOfOneOfItsKindsOrDenies() {
    assertThat(codes("r5", "warning-type"))
        .startsWith(constants(ClinicalUse.Warning.Kind.values()).toArray(String[]::new))
        .endsWith("not-recognised-effect", "not-effective")
        .hasSize(ClinicalUse.Warning.Kind.values().length + 2);
  }

  @Test
  void bothVersionsHaveTheSameCodes() {
    assertThat(systems("r4b").map(JsonNode::toString))
        .containsExactlyElementsOf(systems("r5").map(JsonNode::toString).toList());
  }
}
