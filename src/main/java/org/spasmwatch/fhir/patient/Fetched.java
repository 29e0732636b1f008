package org.spasmwatch.fhir.patient;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking the EHR itself for one key: the pages in their order, and why it is not all
 * of it. {@code shortfall} goes on after "could not be fetched:", in words of ours alone; null when
 * nothing is missing.
 */
public record Fetched(String key, List<JsonNode> pages, @Nullable String shortfall) {
  public Fetched {
    requireNonNull(key, "key");
    pages = List.copyOf(pages);
  }

  public static Fetched nothing(String key, String why) {
    return new Fetched(key, List.of(), why);
  }
}
