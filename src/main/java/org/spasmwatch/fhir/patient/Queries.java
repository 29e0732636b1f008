package org.spasmwatch.fhir.patient;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.patient.Query.Purpose;
import org.spasmwatch.knowledge.Terms;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.terminology.Systems;

/**
 * The queries that bring all that the reader reads. They keep to what CDS Hooks 2.0.1 calls widely
 * supported: no {@code _include}, no chains. Stopped orders are wanted too, so no status is asked
 * for; Observations are asked for by the codes of the knowledge, because a record has too many.
 */
public final class Queries {
  /** No URL is longer: some servers and proxies take no more. */
  static final int LONGEST = 2000;

  private static final String OF_PATIENT = "?patient={{context.patientId}}";
  private static final String NEWEST = "&_sort=-date&_count=200";
  private static final Set<String> OBSERVED_IN = Set.of(Systems.SNOMED_CT, Systems.LOINC);

  private Queries() {}

  public static List<Query> of(Terms terms) {
    List<Query> queries = new ArrayList<>();
    queries.add(new Query("patient", Purpose.PATIENT, "Patient", "Patient/{{context.patientId}}"));
    queries.add(
        search("medicationRequests", Purpose.MEDICATIONS, "MedicationRequest", "&_count=200"));
    queries.add(
        search("medicationStatements", Purpose.MEDICATIONS, "MedicationStatement", "&_count=200"));
    queries.add(search("conditions", Purpose.FINDINGS, "Condition", "&_count=200"));
    queries.addAll(observations("findings", Purpose.FINDINGS, findings(terms)));
    queries.addAll(observations("labs", Purpose.MEASUREMENTS, measured(terms, true)));
    queries.addAll(observations("vitalSigns", Purpose.MEASUREMENTS, measured(terms, false)));
    queries.add(search("allergies", Purpose.REACTIONS, "AllergyIntolerance", "&_count=200"));
    queries.add(
        search(
            "detectedIssues",
            Purpose.ANSWERED_ISSUES,
            "DetectedIssue",
            "&identifier=" + Canonicals.identifiers("detected-issue") + "|&_count=200"));
    return List.copyOf(queries);
  }

  private static Query search(String key, Purpose purpose, String type, String bounds) {
    return new Query(key, purpose, type, type + OF_PATIENT + bounds);
  }

  private static Stream<Code> findings(Terms terms) {
    Stream<Code> known =
        terms.concepts().all().stream()
            .map(Concept::codes)
            .flatMap(Collection::stream)
            .filter(code -> OBSERVED_IN.contains(code.system()));
    return Stream.concat(known, Findings.QUESTIONS_FOR_SYMPTOMS.stream());
  }

  /** What the laboratory measures apart from the bedside, where values come by the hundred. */
  private static Stream<Code> measured(Terms terms, boolean inLaboratory) {
    return terms.analytes().values().stream()
        .filter(analyte -> (analyte.order() != null) == inLaboratory)
        .map(Analyte::codes)
        .flatMap(Collection::stream);
  }

  /** As many queries as it takes to ask for all the codes. */
  private static List<Query> observations(String key, Purpose purpose, Stream<Code> codes) {
    List<Query> queries = new ArrayList<>();
    int room = LONGEST - ("Observation" + OF_PATIENT + "&code=" + NEWEST).length();
    for (String part : parts(codes, room)) {
      String name = queries.isEmpty() ? key : key + (queries.size() + 1);
      queries.add(search(name, purpose, "Observation", "&code=" + part + NEWEST));
    }
    return queries;
  }

  private static List<String> parts(Stream<Code> codes, int room) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    for (String code : codes.map(Code::toString).collect(Collectors.toCollection(TreeSet::new))) {
      if (part.length() + 1 + code.length() > room) {
        parts.add(part.toString());
        part.setLength(0);
      }
      part.append(part.length() == 0 ? "" : ",").append(code);
    }
    if (part.length() > 0) {
      parts.add(part.toString());
    }
    return parts;
  }
}
