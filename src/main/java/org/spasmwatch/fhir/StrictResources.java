package org.spasmwatch.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a text is a resource of a version of FHIR, with nothing in it that FHIR does not have.
 */
public final class StrictResources {
  private static final Pattern NUMBER = Pattern.compile("HAPI-\\d+: ");
  private static final Pattern UNKNOWN = Pattern.compile("Unknown element '([^']{1,64})'");

  /** What R4B has and HAPI's model of it has not; there it is an extension. */
  private static final Pattern DURATION =
      Pattern.compile("ClinicalUseDefinition\\.indication\\.duration(?:Range|String)");

  private static final int LONGEST = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  private StrictResources() {}

  /** What is wrong with it; a strict parser stops at the first fault. */
  public static List<Issue> issues(String json, FhirVersion version) {
    try {
      Contexts.json(version).setParserErrorHandler(new StrictErrorHandler()).parseResource(json);
      return List.of();
    } catch (DataFormatException e) {
      return List.of(issue(json, said(e), version));
    } catch (RuntimeException e) {
      return List.of(new Issue("structure", "this is no resource of FHIR " + version.name(), null));
    }
  }

  private static Issue issue(String json, String said, FhirVersion version) {
    Matcher unknown = UNKNOWN.matcher(said);
    String where = unknown.find() ? place(json, unknown.group(1)) : null;
    return version == FhirVersion.R4B && where != null && DURATION.matcher(where).matches()
        ? new Issue(
            "not-supported",
            "this element is not taken at this base: say it in the extension "
                + Canonicals.extension("duration")
                + " of the indication, or write through /fhir/r5",
            where)
        : new Issue("structure", said, where);
  }

  /** Where the one element of that name stands; null when there are several. */
  private static @Nullable String place(String json, String name) {
    try {
      JsonNode resource = JSON.readTree(json);
      List<String> places = new ArrayList<>();
      collect(resource, resource.path("resourceType").asText(), name, places);
      return places.size() == 1 ? places.get(0) : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static void collect(JsonNode node, String path, String name, List<String> places) {
    for (int i = 0; i < node.size() && node.isArray(); i++) {
      collect(node.path(i), path + "[" + i + "]", name, places);
    }
    node.fields()
        .forEachRemaining(
            field -> {
              String place = path + "." + field.getKey();
              if (field.getKey().equals(name)) {
                places.add(place);
              }
              collect(field.getValue(), place, name, places);
            });
  }

  private static String said(DataFormatException fault) {
    String said = NUMBER.matcher(String.valueOf(fault.getMessage())).replaceAll("");
    boolean internal = said.contains("java.") || said.contains("org.hl7");
    return internal
        ? "an element or a value in it is not one that FHIR has there"
        : said.substring(0, Math.min(LONGEST, said.length()));
  }
}
