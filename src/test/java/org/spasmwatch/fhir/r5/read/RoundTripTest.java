package org.spasmwatch.fhir.r5.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.spasmwatch.fhir.r5.read.Written.read;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.fhir.r5.Dialect;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.GeneratedKnowledge;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.testkit.SmallKnowledge;

/** What is written as FHIR and read again is the same, in each version of FHIR. */
class RoundTripTest {
  private static final int SEEDS = 12;

  private static Stream<Arguments> knowledge() {
    List<KnowledgeBase> all =
        Stream.concat(
                Stream.of(Knowledge.bundled(), SmallKnowledge.knowledge()),
                IntStream.rangeClosed(1, SEEDS).mapToObj(GeneratedKnowledge::of))
            .toList();
    return Written.VERSIONS.stream()
        .flatMap(v -> all.stream().map(k -> Arguments.of(v.name(), k.version(), v, k)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("knowledge")
  void statementsAreTheSame(String v, String k, Dialect version, KnowledgeBase knowledge) {
    Written written = Written.in(version, knowledge);

    for (ClinicalUse use : knowledge.records().uses()) {
      assertThat(written.statement(use.id())).isEqualTo(use);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("knowledge")
  void drugsAreTheSame(String v, String k, Dialect version, KnowledgeBase knowledge) {
    Written written = Written.in(version, knowledge);

    for (Drug drug : knowledge.records().drugs()) {
      assertThat(
              read(
                  written
                      .reader()
                      .drug(
                          written
                              .resource("MedicationKnowledge", drug.id())
                              .or(() -> written.resource("Medication", drug.id()))
                              .orElseThrow())))
          .isEqualTo(drug);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("knowledge")
  void classesAreTheSame(String v, String k, Dialect version, KnowledgeBase knowledge) {
    Written written = Written.in(version, knowledge);

    for (DrugClass drugClass : knowledge.records().classes()) {
      assertThat(
              read(
                  written
                      .reader()
                      .drugClass(
                          written.resource("MedicationKnowledge", drugClass.id()).orElseThrow())))
          .isEqualTo(drugClass);
    }
  }
}
