package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.testkit.Assessed;
import org.spasmwatch.testkit.HapiFacts;
import org.spasmwatch.testkit.HapiFacts.OfAllergy;
import org.spasmwatch.testkit.HapiFacts.OfCondition;
import org.spasmwatch.testkit.HapiFacts.OfMedication;
import org.spasmwatch.testkit.HapiFacts.OfObservation;

/** The reader's facts held against those that HAPI's models give for the same files. */
class HapiOracleTest {
  private static final Path RECORDS = Path.of("src/test/resources/synthea");

  static List<Path> records() throws IOException {
    try (Stream<Path> files = Files.list(RECORDS)) {
      return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static PatientFacts read(Path file) throws IOException {
    JsonMapper json =
        JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    return Assessed.facts(json.readTree(file.toFile()), Instant.parse("2026-01-01T23:59:59Z"));
  }

  private static HapiFacts oracle(Path file) throws IOException {
    IParser parser = FhirContext.forR4Cached().newJsonParser();
    parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
    return HapiFacts.of(parser.parseResource(Bundle.class, Files.readString(file)));
  }

  /** No fact twice, so that sets say all. */
  private static <F, T> Set<T> each(List<F> facts, Function<F, T> as) {
    Set<T> all = facts.stream().map(as).collect(Collectors.toSet());
    assertThat(all).hasSize(facts.size());
    return all;
  }

  @ParameterizedTest
  @MethodSource("records")
  void thePatientWasBornOnTheSameDay(Path file) throws IOException {
    assertThat(read(file).born())
        .isNotNull()
        .satisfies(
            born ->
                assertThat(born.earliest().toString().substring(0, 10))
                    .isEqualTo(oracle(file).birthDate()));
  }

  @ParameterizedTest
  @MethodSource("records")
  void theMedicationsAreTheSame(Path file) throws IOException {
    List<MedicationUse> byCode =
        read(file).medications().stream().filter(MedicationUse::certain).toList();

    assertThat(
            each(
                byCode,
                use ->
                    new OfMedication(use.reference(), use.drugs(), use.status() == Status.CURRENT)))
        .isEqualTo(oracle(file).medications());
  }

  @ParameterizedTest
  @MethodSource("records")
  void theConditionsAreTheSame(Path file) throws IOException {
    Set<OfCondition> conditions =
        each(
            read(file).findings().stream()
                .filter(f -> f.reference().startsWith("Condition/") && f.certain())
                .toList(),
            f -> new OfCondition(f.reference(), f.concept(), f.state()));

    assertThat(conditions).isEqualTo(oracle(file).conditions());
  }

  @ParameterizedTest
  @MethodSource("records")
  void theMeasuredValuesAreTheSame(Path file) throws IOException {
    Set<OfObservation> values =
        each(
            read(file).measurements(),
            (Measurement m) ->
                new OfObservation(
                    m.reference(), m.analyte(), m.value().value().stripTrailingZeros()));

    assertThat(values).isEqualTo(oracle(file).observations());
  }

  @ParameterizedTest
  @MethodSource("records")
  void theKnownReactionsAreTheSame(Path file) throws IOException {
    assertThat(each(read(file).reactions(), r -> new OfAllergy(r.reference(), r.drugs())))
        .isEqualTo(oracle(file).allergies());
  }

  /** Two empty sets are equal too; over all files none is empty. */
  @Test
  void theFilesHoldFactsOfMostKinds() throws IOException {
    Set<Object> kinds = new HashSet<>();
    for (Path file : records()) {
      HapiFacts facts = oracle(file);
      facts.medications().forEach(m -> kinds.add("medication, active " + m.active()));
      facts.conditions().forEach(c -> kinds.add("condition, " + c.state()));
      facts.observations().forEach(o -> kinds.add(o.analyte()));
    }

    assertThat(kinds)
        .contains(
            "medication, active true",
            "medication, active false",
            "condition, " + Finding.State.RESOLVED,
            "sodium",
            "egfr",
            "creatinine");
  }
}
