package org.spasmwatch.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether a text is a resource of a version of FHIR, with nothing in it that FHIR does not have.
 */
public final class StrictResources {
  private static final Pattern NUMBER = Pattern.compile("HAPI-\\d+: ");
  private static final int LONGEST = 300;

  private StrictResources() {}

  /** What is wrong with it; a strict parser stops at the first fault. */
  public static List<Issue> issues(String json, FhirVersion version) {
    try {
      Contexts.json(version).setParserErrorHandler(new StrictErrorHandler()).parseResource(json);
      return List.of();
    } catch (DataFormatException e) {
      return List.of(new Issue("structure", said(e), null));
    } catch (RuntimeException e) {
      return List.of(new Issue("structure", "this is no resource of FHIR " + version.name(), null));
    }
  }

  private static String said(DataFormatException fault) {
    String said = NUMBER.matcher(String.valueOf(fault.getMessage())).replaceAll("");
    boolean internal = said.contains("java.") || said.contains("org.hl7");
    return internal
        ? "an element or a value in it is not one that FHIR has there"
        : said.substring(0, Math.min(LONGEST, said.length()));
  }
}
