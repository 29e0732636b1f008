package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;

/**
 * Whether an Observation about a finding says that it is there. The codes are SNOMED CT's
 * qualifiers (present, absent, yes, no, positive, negative, and the degrees of severity), LOINC's
 * answers and HL7's yes and no.
 */
final class Answers {
  private static final String HL7_YES_NO = "http://terminology.hl7.org/CodeSystem/v2-0136";
  private static final Set<Code> YES =
      Set.of(
          snomed("52101004"),
          snomed("373066001"),
          snomed("10828004"),
          snomed("255604002"),
          snomed("6736007"),
          snomed("24484000"),
          new Code(Systems.LOINC, "LA33-6"),
          new Code(HL7_YES_NO, "Y"));
  private static final Set<Code> NO =
      Set.of(
          snomed("2667000"),
          snomed("373067005"),
          snomed("260385009"),
          new Code(Systems.LOINC, "LA32-8"),
          new Code(HL7_YES_NO, "N"));
  private static final Set<String> YES_WORDS =
      Set.of("yes", "present", "positive", "true", "mild", "moderate", "severe");
  private static final Set<String> NO_WORDS =
      Set.of("no", "absent", "negative", "false", "none", "denied", "denies", "not present");

  private Answers() {}

  private static Code snomed(String code) {
    return new Code(Systems.SNOMED_CT, code);
  }

  /** True, false, or empty when the answer is not understood or not there. */
  static Optional<Boolean> of(JsonNode observation) {
    if (observation.has("valueBoolean")) {
      return Optional.of(observation.path("valueBoolean").asBoolean());
    }
    if (observation.has("valueCodeableConcept")) {
      return coded(observation.path("valueCodeableConcept"));
    }
    if (observation.has("valueString")) {
      return word(observation.path("valueString").asText());
    }
    return hasOtherValue(observation) ? Optional.empty() : unanswered(observation);
  }

  private static Optional<Boolean> coded(JsonNode concept) {
    Coded coded = Coded.of(concept);
    if (coded.has(YES) || coded.has(NO)) {
      return Optional.of(coded.has(YES));
    }
    return word(concept.path("text").asText());
  }

  private static Optional<Boolean> word(String text) {
    String word = text.strip().toLowerCase(Locale.ROOT);
    if (YES_WORDS.contains(word) || NO_WORDS.contains(word)) {
      return Optional.of(YES_WORDS.contains(word));
    }
    return Optional.empty();
  }

  private static boolean hasOtherValue(JsonNode observation) {
    return observation.propertyStream().anyMatch(f -> f.getKey().startsWith("value"));
  }

  /** Without a value the code itself is the statement, unless it is said why there is none. */
  private static Optional<Boolean> unanswered(JsonNode observation) {
    if (observation.has("dataAbsentReason")) {
      return Optional.empty();
    }
    List<String> interpretation =
        Item.elements(observation.path("interpretation")).stream()
            .flatMap(i -> Item.elements(i.path("coding")).stream())
            .map(c -> c.path("code").asText())
            .toList();
    return Optional.of(!interpretation.contains("NEG") && !interpretation.contains("ND"));
  }
}
