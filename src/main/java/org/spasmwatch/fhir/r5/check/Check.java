package org.spasmwatch.fhir.r5.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.StrictResources;
import org.spasmwatch.fhir.r5.Dialect;
import org.spasmwatch.fhir.r5.read.KnowledgeReader;
import org.spasmwatch.knowledge.KnowledgeBase;

/**
 * {@code $validate} without HAPI's validator, which takes a minute and half a gigabyte to begin:
 * whether a resource is one of its version at all, and whether the model can hold all of it.
 */
public final class Check {
  private final Dialect dialect;
  private final KnowledgeReader reader;
  private final Proposals proposals;

  /**
   * @param groups those that a statement may refer to, by id
   */
  public Check(
      Dialect dialect,
      KnowledgeBase knowledge,
      Function<String, Optional<? extends JsonNode>> groups) {
    this.dialect = dialect;
    this.reader = new KnowledgeReader(dialect, knowledge.terms(), knowledge.policy());
    this.proposals = new Proposals(dialect, knowledge, groups);
  }

  /** All that speaks against it; none when nothing does. */
  public List<Issue> of(String type, JsonNode resource) {
    return switch (type) {
      case "ClinicalUseDefinition", "MedicationKnowledge" ->
          proposals.read(type, resource).match(read -> List.of(), issues -> issues);
      default -> other(type, resource);
    };
  }

  private List<Issue> other(String type, JsonNode resource) {
    if (!resource.path("resourceType").asText().equals(type)) {
      return List.of(
          new Issue("invalid", "the resource is not of the type in the path", "resourceType"));
    }
    FhirVersion version = FhirVersion.ofBase(dialect.name()).orElseThrow();
    List<Issue> malformed = StrictResources.issues(resource.toString(), version);
    return malformed.isEmpty() && type.equals("Medication")
        ? reader.drug(resource).match(read -> List.of(), issues -> issues)
        : malformed;
  }
}
