package org.spasmwatch.fhir.r5.read;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.r5.Dialect;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.knowledge.Terms;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.knowledge.published.Status;

/**
 * Reads records from resources of one version of FHIR. A resource is taken whole or refused with
 * everything that is wrong: what is missing, what is malformed, and what the model has no place
 * for. Derived elements are passed over; whoever stores what was read compares them with the
 * rendering. Places are those of R5, in whatever version the resource came.
 */
public final class KnowledgeReader {
  private final Dialect dialect;
  private final Words words;

  public KnowledgeReader(Dialect dialect, Terms terms, Policy policy) {
    this.dialect = requireNonNull(dialect, "dialect");
    this.words = new Words(terms, policy);
  }

  /**
   * A statement.
   *
   * @param groups the Groups that it may refer to, by id
   */
  public Reading<ClinicalUse> statement(
      JsonNode definition, Function<String, Optional<? extends JsonNode>> groups) {
    return entry(definition, groups).map(e -> e.use());
  }

  /** A statement with what stands on it. */
  public Reading<Entry.OfStatement> entry(
      JsonNode definition, Function<String, Optional<? extends JsonNode>> groups) {
    return read(
        List.of("ClinicalUseDefinition"),
        definition,
        root -> {
          Groups reader =
              new Groups(
                  id -> groups.apply(id).filter(JsonNode::isObject).map(this::original),
                  new Criteria(words));
          Statements.derived(root);
          ClinicalUse use = new Uses(words, reader).read(root);
          reader.close();
          return new Entry.OfStatement(
              use, Head.labels(root, "statements", Statements.status(root)));
        });
  }

  /** A drug, from its page, or from its Medication when it has none. */
  public Reading<Drug> drug(JsonNode resource) {
    return drugEntry(resource).match(e -> Reading.of(e.drug()), Reading::refused);
  }

  /** A drug with what stands on it. */
  public Reading<Entry.OfDrug> drugEntry(JsonNode resource) {
    return read(
        List.of("MedicationKnowledge", "Medication"),
        resource,
        root -> new Entry.OfDrug(Pages.drug(root), Head.labels(root, "drugs", Status.ACTIVE)));
  }

  /** A class, from its page: a Medication does not say who belongs to it. */
  public Reading<DrugClass> drugClass(JsonNode page) {
    return classEntry(page).match(e -> Reading.of(e.drugClass()), Reading::refused);
  }

  /** A class with what stands on it. */
  public Reading<Entry.OfClass> classEntry(JsonNode page) {
    return read(
        List.of("MedicationKnowledge"),
        page,
        root ->
            new Entry.OfClass(Pages.drugClass(root), Head.labels(root, "drugs", Status.ACTIVE)));
  }

  private <T> Reading<T> read(List<String> types, JsonNode resource, Function<Element, T> reader) {
    String type = resource.path("resourceType").asText();
    if (!resource.isObject() || !types.contains(type)) {
      return Reading.refused(
          List.of(
              Issue.invalid(
                  "here has to be a resource of type " + String.join(" or ", types), null)));
    }
    Element root = new Element(original(resource), type, new Ledger());
    T record = reader.apply(root);
    root.ledger().close(root.node(), root.path());
    List<Issue> faults = root.ledger().faults();
    return faults.isEmpty() ? Reading.of(record) : Reading.refused(faults);
  }

  private ObjectNode original(JsonNode resource) {
    return dialect.original((ObjectNode) resource);
  }
}
