package org.spasmwatch.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.patient.PatientFacts;

/** Bundles written out as JSON texts, for tests of what single elements mean. */
public final class Bundles {
  /** When the written-out patients are assessed. */
  public static final Instant AT = Instant.parse("2026-04-21T12:00:00Z");

  /** The patient of all resources that say {@code Patient/p}, and of those that say nothing. */
  public static final String PATIENT =
      """
      {"resourceType": "Patient", "id": "p", "birthDate": "1951-04-12"}
      """;

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Bundles() {}

  /** A collection of these resources, with nothing else in it. */
  public static String of(String... resources) {
    return Arrays.stream(resources)
        .map(resource -> "{\"resource\": " + resource + "}")
        .collect(
            Collectors.joining(
                ",",
                "{\"resourceType\": \"Bundle\", \"type\": \"collection\", \"entry\": [",
                "]}"));
  }

  /** A collection of the patient and these resources. */
  public static String ofPatient(String... resources) {
    return of(Stream.concat(Stream.of(PATIENT), Stream.of(resources)).toArray(String[]::new));
  }

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("the test's own JSON is wrong", e);
    }
  }

  /** The facts read from the patient and these resources. */
  public static PatientFacts facts(String... resources) {
    return Assessed.facts(json(ofPatient(resources)), AT);
  }
}
