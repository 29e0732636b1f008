package org.spasmwatch.fhir.r5.check;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.StrictResources;
import org.spasmwatch.fhir.r5.Dialect;
import org.spasmwatch.fhir.r5.read.KnowledgeReader;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.knowledge.published.Status;

/**
 * Makes records of resources that somebody would like to write. What is active has to be what the
 * model can hold and execute, whole; what is not may also be kept as a document.
 */
public final class Proposals {
  private final Dialect dialect;
  private final KnowledgeBase knowledge;
  private final KnowledgeReader reader;
  private final Function<String, Optional<? extends JsonNode>> groups;

  /**
   * @param groups those that a statement may refer to, by id
   */
  public Proposals(
      Dialect dialect,
      KnowledgeBase knowledge,
      Function<String, Optional<? extends JsonNode>> groups) {
    this.dialect = requireNonNull(dialect, "dialect");
    this.knowledge = requireNonNull(knowledge, "knowledge");
    this.reader = new KnowledgeReader(dialect, knowledge.terms(), knowledge.policy());
    this.groups = requireNonNull(groups, "groups");
  }

  /** The record, or all that speaks against it. */
  public Reading<Entry> read(String type, JsonNode resource) {
    if (!resource.isObject() || !resource.path("resourceType").asText().equals(type)) {
      return refused(
          new Issue("invalid", "the resource is not of the type in the path", "resourceType"));
    }
    FhirVersion version = FhirVersion.ofBase(dialect.name()).orElseThrow();
    List<Issue> malformed = StrictResources.issues(resource.toString(), version);
    if (!malformed.isEmpty()) {
      return Reading.refused(malformed);
    }
    return type.equals("ClinicalUseDefinition") ? statement((ObjectNode) resource) : drug(resource);
  }

  private Reading<Entry> drug(JsonNode page) {
    return isClass(page)
        ? reader.classEntry(page).match(Reading::of, Reading::refused)
        : reader.drugEntry(page).match(Reading::of, Reading::refused);
  }

  /** By what it says, and where it says nothing by what it was. */
  private boolean isClass(JsonNode page) {
    List<String> types =
        StreamSupport.stream(page.findValues("productType").spliterator(), false)
            .flatMap(found -> found.findValuesAsText("code").stream())
            .toList();
    RecordId known = new RecordId(Kind.DRUG_CLASS, known(page.path("id").asText()));
    return types.isEmpty() ? Entry.in(knowledge, known).isPresent() : types.contains("drug-class");
  }

  private static String known(String id) {
    return id.matches("[a-z0-9-]{1,64}") ? id : "-";
  }

  private Reading<Entry> statement(ObjectNode definition) {
    List<String> codes =
        StreamSupport.stream(definition.at("/status/coding").spliterator(), false)
            .map(coding -> coding.path("code").asText())
            .toList();
    Optional<Status> status = codes.stream().findFirst().flatMap(Status::of);
    if (status.isEmpty() || codes.size() > 1) {
      return refused(
          new Issue(
              "required",
              "say with one code whether it is in force: active, draft, retired or unknown",
              "ClinicalUseDefinition.status"));
    }
    return reader
        .entry(definition, groups)
        .match(
            Reading::of,
            issues ->
                status.get() == Status.ACTIVE
                    ? Reading.refused(gaps(issues))
                    : document(definition, status.get()));
  }

  private static List<Issue> gaps(List<Issue> issues) {
    List<Issue> all = new ArrayList<>(issues);
    all.add(
        new Issue(
            "business-rule",
            "what is active is executed, so it has to be understood whole; with the status draft it"
                + " is kept as it is written, and not executed",
            "ClinicalUseDefinition.status"));
    return all;
  }

  private Reading<Entry> document(ObjectNode definition, Status status) {
    return new DocumentReader(dialect, knowledge)
        .read(definition, status)
        .match(document -> Reading.of(new Entry.OfDocument(document)), Reading::refused);
  }

  private static Reading<Entry> refused(Issue issue) {
    return Reading.refused(List.of(issue));
  }
}
