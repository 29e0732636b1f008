package org.spasmwatch.fhir.r5.provenance;

import java.util.Optional;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;

/**
 * The ids of Provenance resources: the kind of record, a dot, and its id, as records of different
 * kinds may have one id.
 */
public final class ProvenanceIds {
  private static final int LONGEST_ID = 64;
  private static final int HASH = 9;

  private ProvenanceIds() {}

  /** Of an id that would be too long, the end is given up for a hash that keeps it apart. */
  public static String of(RecordId record) {
    String prefix = record.kind().code() + ".";
    int room = LONGEST_ID - prefix.length();
    if (record.id().length() <= room) {
      return prefix + record.id();
    }
    String hash = "-%08x".formatted(record.id().hashCode());
    return prefix + record.id().substring(0, room - HASH) + hash;
  }

  /** The record that a Provenance of this id is of, whether or not there is one. */
  public static Optional<RecordId> record(KnowledgeBase knowledge, String provenance) {
    return Stream.of(Kind.values())
        .filter(kind -> provenance.startsWith(kind.code() + "."))
        .map(kind -> record(knowledge, kind, provenance))
        .findFirst();
  }

  /** The id says which; one that was too long for that is looked up. */
  private static RecordId record(KnowledgeBase knowledge, Kind kind, String provenance) {
    return knowledge.records().versions().keySet().stream()
        .filter(id -> id.kind() == kind && of(id).equals(provenance))
        .findFirst()
        .orElseGet(() -> new RecordId(kind, provenance.substring(kind.code().length() + 1)));
  }
}
