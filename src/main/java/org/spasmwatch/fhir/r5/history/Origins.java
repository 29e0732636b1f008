package org.spasmwatch.fhir.r5.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.Group;
import org.hl7.fhir.r5.model.Provenance;
import org.hl7.fhir.r5.model.Reference;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.r5.provenance.ProvenanceIds;
import org.spasmwatch.fhir.r5.render.Populations;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;

/**
 * Which record a resource is told of. A statement is told as a ClinicalUseDefinition and its
 * Groups, a drug or class as a Medication and a MedicationKnowledge; what is part of the program
 * has no record.
 */
public final class Origins {
  private static final Set<Kind> DRUGS = Set.of(Kind.DRUG, Kind.DRUG_CLASS);
  private static final Set<Kind> STATEMENTS = Set.of(Kind.STATEMENT);
  private static final String GROUP = "Group";
  private static final String PROVENANCE = "Provenance";
  private static final Map<String, Set<Kind>> KINDS =
      Map.of(
          PROVENANCE,
          Set.of(Kind.DRUG, Kind.DRUG_CLASS, Kind.STATEMENT),
          "Medication",
          DRUGS,
          "MedicationKnowledge",
          DRUGS,
          "ClinicalUseDefinition",
          STATEMENTS,
          GROUP,
          STATEMENTS);
  private static final Predicate<String> ID = Pattern.compile("[a-z0-9-]{1,64}").asMatchPredicate();
  private static final Pattern OF_GROUP =
      Pattern.compile("(.+)-(?:population|risk-factor|urgency|signs|unless)-\\d{1,3}");

  private Origins() {}

  /** The kinds of record that the type tells of; none when it is part of the program. */
  static Set<Kind> kinds(String type) {
    return KINDS.getOrDefault(type, Set.of());
  }

  /** The records that a resource of this id could be of, whether or not there are such. */
  public static List<RecordId> of(KnowledgeBase knowledge, String type, String id) {
    if (type.equals(PROVENANCE)) {
      return ofProvenance(knowledge, id);
    }
    if (!ID.test(id)) {
      return List.of();
    }
    Stream<String> ids = type.equals(GROUP) ? statement(knowledge, id).stream() : Stream.of(id);
    return ids.flatMap(of -> kinds(type).stream().map(kind -> new RecordId(kind, of)))
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  private static List<RecordId> ofProvenance(KnowledgeBase knowledge, String id) {
    return ID.test(id.substring(id.indexOf('.') + 1))
        ? ProvenanceIds.record(knowledge, id).stream()
            .filter(record -> kinds(PROVENANCE).contains(record.kind()))
            .toList()
        : List.of();
  }

  /** The id says which; one that was too long for that is looked up. */
  private static Optional<String> statement(KnowledgeBase knowledge, String group) {
    return knowledge
        .records()
        .statements()
        .filter(use -> group.startsWith(use.id().substring(0, Math.min(use.id().length(), 20))))
        .filter(
            use ->
                new Populations(knowledge, use)
                    .groups().stream().anyMatch(g -> g.getIdPart().equals(group)))
        .map(use -> use.id())
        .findFirst()
        .or(
            () ->
                Optional.of(OF_GROUP.matcher(group)).filter(Matcher::matches).map(m -> m.group(1)));
  }

  /** Whether the resource tells of that record. */
  static boolean isOf(DomainResource resource, RecordId record) {
    if (resource instanceof Provenance) {
      return resource.getIdPart().equals(ProvenanceIds.of(record));
    }
    return resource instanceof Group group
        ? group.getExtensionsByUrl(Canonicals.extension("statement")).stream()
            .map(e -> ((Reference) e.getValue()).getReferenceElement().getIdPart())
            .anyMatch(record.id()::equals)
        : resource.getIdPart().equals(record.id());
  }
}
