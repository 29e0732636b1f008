package org.spasmwatch.rest.fhir.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.StrictJson;
import org.spasmwatch.rest.fhir.write.call.Refusal;

/**
 * Why something is written: the header {@code X-Provenance}, a Provenance without a target (FHIR
 * R5, 6.3.4.6). Of it the words of the reason are kept, with the version; who wrote is the token's.
 */
final class Reasons {
  private static final int DEPTH = 20;
  private static final int LONGEST = 2000;
  private static final ObjectMapper JSON = StrictJson.mapper(DEPTH);

  private Reasons() {}

  static String of(@Nullable String header) {
    if (header == null) {
      return "written through FHIR";
    }
    JsonNode provenance = tree(header);
    String reason =
        Stream.of(
                texts(provenance.path("reason"), "/text"),
                texts(provenance.path("authorization"), "/concept/text"),
                Stream.of(provenance.at("/activity/text").asText()))
            .flatMap(texts -> texts)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining("; "));
    if (!provenance.path("resourceType").asText().equals("Provenance") || reason.isEmpty()) {
      throw refused("names no reason: give it in authorization.concept.text (R4B: reason.text)");
    }
    if (reason.length() > LONGEST) {
      throw refused("has a reason of more than " + LONGEST + " characters");
    }
    return reason;
  }

  private static Stream<String> texts(JsonNode all, String pointer) {
    Stream.Builder<String> texts = Stream.builder();
    all.forEach(one -> texts.add(one.at(pointer).asText()));
    return texts.build();
  }

  private static JsonNode tree(String header) {
    try {
      return JSON.readTree(header);
    } catch (JsonProcessingException e) {
      throw refused("is no JSON");
    }
  }

  private static Refusal refused(String why) {
    return Refusal.of(400, "invalid", "the header X-Provenance " + why);
  }
}
