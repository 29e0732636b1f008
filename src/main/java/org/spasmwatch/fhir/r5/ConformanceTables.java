package org.spasmwatch.fhir.r5;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.CapabilityStatement;
import org.hl7.fhir.r5.model.CodeSystem;
import org.hl7.fhir.r5.model.OperationDefinition;
import org.hl7.fhir.r5.model.SearchParameter;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.ValueSet;
import org.spasmwatch.fhir.conformance.Profiles;
import org.spasmwatch.fhir.conformance.Terminologies;
import org.spasmwatch.fhir.search.Parameter;
import org.spasmwatch.fhir.search.value.Value;
import org.spasmwatch.knowledge.KnowledgeBase;

/**
 * The tables of the conformance resources, to read and to search, so that every canonical that a
 * resource or the CapabilityStatement names can be resolved here. What the CapabilityStatement says
 * depends on the server, so that the edition fills it in. They are compiled for each version of
 * FHIR; what they use has the same form in both, so that R5's models hold those of R4B too.
 */
public final class ConformanceTables {
  private static final String STANDARD = "http://hl7.org/fhir/SearchParameter/CanonicalResource-";

  /** The record number of what is no record: the mark behind it says whether it changed. */
  private static final String NUMBER = "1";

  private final Profiles profiles;

  private ConformanceTables(Profiles profiles) {
    this.profiles = profiles;
  }

  /**
   * By type, in order.
   *
   * @param version the last part of the base URL: {@code r5}
   */
  public static Map<String, Table<?>> of(String version) {
    ConformanceTables from = new ConformanceTables(new Profiles(version));
    Map<String, Table<?>> tables = new TreeMap<>();
    Stream.of(
            CapabilityStatement.class,
            CodeSystem.class,
            OperationDefinition.class,
            SearchParameter.class,
            StructureDefinition.class,
            ValueSet.class)
        .map(from::table)
        .forEach(table -> tables.put(table.type(), table));
    return tables;
  }

  private <R extends CanonicalResource> Table<R> table(Class<R> type) {
    String name = type.getSimpleName();
    return SearchDefinitions.table(name, knowledge -> rendered(type, knowledge))
        .by(
            Parameter.uri("url", STANDARD + "url", "The canonical URL"),
            r -> Stream.of(Value.token(null, r.getUrl())))
        .by(
            Parameter.code("status", STANDARD + "status", "The status"),
            r -> Values.of(r.getStatusElement()))
        .by(
            Parameter.code("version", STANDARD + "version", "The business version"),
            r -> Stream.of(r.getVersion()).filter(v -> v != null).map(v -> Value.token(null, v)));
  }

  private <R extends CanonicalResource> Stream<R> rendered(Class<R> type, KnowledgeBase knowledge) {
    List<String> made =
        Terminologies.of(knowledge).stream()
            .filter(r -> r.path("resourceType").asText().equals(type.getSimpleName()))
            .map(r -> r.toString())
            .toList();
    return Stream.concat(profiles.all(type.getSimpleName()), made.stream())
        .map(json -> read(type, json));
  }

  private static <R extends CanonicalResource> R read(Class<R> type, String json) {
    R resource = Json.read(type, json);
    resource.getMeta().setVersionId(NUMBER);
    return resource;
  }
}
