package org.spasmwatch.fhir;

import ca.uhn.fhir.parser.DataFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.ParserFaults.Fault;

/**
 * Whether a text is a resource of a version of FHIR, with nothing in it that FHIR does not have.
 */
public final class StrictResources {
  private static final Pattern NUMBER = Pattern.compile("HAPI-\\d+: ");

  /** What R4B has and HAPI's model of it has not; there it is an extension. */
  private static final Pattern DURATION =
      Pattern.compile("ClinicalUseDefinition\\.indication\\.duration(?:Range|String)");

  private static final int LONGEST = 300;

  private StrictResources() {}

  /** All that is wrong with it, and where each unknown element stands if that can be told. */
  public static List<Issue> issues(String json, FhirVersion version) {
    ParserFaults faults = new ParserFaults();
    List<Issue> end = new ArrayList<>();
    try {
      Contexts.json(version).setParserErrorHandler(faults).parseResource(json);
    } catch (DataFormatException e) {
      end.add(new Issue("structure", said(e.getMessage()), null));
    } catch (RuntimeException e) {
      end.add(new Issue("structure", "this is no resource of FHIR " + version.name(), null));
    }
    List<Issue> issues = new ArrayList<>(placed(json, version, faults.all()));
    issues.addAll(end);
    return List.copyOf(issues);
  }

  private static List<Issue> placed(String json, FhirVersion version, List<Fault> faults) {
    if (faults.isEmpty()) {
      return List.of();
    }
    List<String> unknown = faults.stream().map(Fault::unknown).filter(Objects::nonNull).toList();
    Places places = new Places(json, unknown);
    return faults.stream()
        .map(fault -> issue(said(fault.said()), places.next(fault.unknown()), version))
        .distinct()
        .toList();
  }

  private static Issue issue(String said, @Nullable String where, FhirVersion version) {
    return version == FhirVersion.R4B && where != null && DURATION.matcher(where).matches()
        ? new Issue(
            "not-supported",
            "this element is not taken at this base: say it in the extension "
                + Canonicals.extension("duration")
                + " of the indication, or write through /fhir/r5",
            where)
        : new Issue("structure", said, where);
  }

  private static String said(@Nullable String fault) {
    String said = NUMBER.matcher(String.valueOf(fault)).replaceAll("");
    boolean internal = said.contains("java.") || said.contains("org.hl7");
    return internal
        ? "an element or a value in it is not one that FHIR has there"
        : said.substring(0, Math.min(LONGEST, said.length()));
  }
}
