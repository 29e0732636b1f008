package org.spasmwatch.knowledge.published;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.RecordId;

/**
 * What is published beside the statements in force: statements and documents that are not, and what
 * stands on any record.
 *
 * @param dormant statements that the model can hold and that are not in force
 * @param labels of the records that have any
 */
public record Published(
    List<ClinicalUse> dormant, List<Document> documents, Map<RecordId, Labels> labels) {
  public static final Published NOTHING = new Published(List.of(), List.of(), Map.of());

  public Published {
    dormant =
        dormant.stream()
            .sorted(Comparator.comparing(ClinicalUse::id))
            .collect(Collectors.toUnmodifiableList());
    documents = List.copyOf(documents);
    labels = Map.copyOf(labels);
  }

  /** What stands on that record. */
  public Labels on(RecordId id) {
    return labels.getOrDefault(id, Labels.NONE);
  }
}
