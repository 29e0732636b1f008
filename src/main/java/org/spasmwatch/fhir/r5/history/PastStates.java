package org.spasmwatch.fhir.r5.history;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.Provenance;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.KnowledgeLog.Kept;
import org.spasmwatch.app.KnowledgeLog.Wanted;
import org.spasmwatch.fhir.Edition.Address;
import org.spasmwatch.fhir.Edition.Times;
import org.spasmwatch.fhir.r5.Table;
import org.spasmwatch.fhir.r5.Versions;
import org.spasmwatch.fhir.r5.provenance.Provenances;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;

/** The resources of one type as they were. */
public final class PastStates {
  private static final int ALL = 10_000;

  private final Table<?> table;
  private final Times times;

  public PastStates(Table<?> table, Times times) {
    this.table = table;
    this.times = times;
  }

  /** One state of a resource; there is none when its version says that it was deleted. */
  public static final class State {
    private final @Nullable DomainResource resource;

    private State(@Nullable DomainResource resource) {
      this.resource = resource;
    }

    public Optional<DomainResource> resource() {
      return Optional.ofNullable(resource);
    }
  }

  /** The version of that number; empty when there is none. */
  public Optional<State> version(Address address) {
    return versions(address.id()).stream()
        .filter(kept -> kept.record().version().number() == address.number())
        .flatMap(kept -> states(kept, address.id()))
        .findFirst();
  }

  private List<Kept> versions(String id) {
    List<RecordId> records = Origins.of(times.current(), table.type(), id);
    return records.isEmpty()
        ? List.of()
        : times
            .past()
            .versions(
                new Wanted(
                    Origins.kinds(table.type()), Set.copyOf(records), null, null, null, null, ALL));
  }

  private Stream<State> states(Kept kept, String id) {
    return isGoneIn(kept)
        ? before(kept).filter(r -> r.getIdPart().equals(id)).map(r -> new State(null))
        : told(kept).filter(r -> r.getIdPart().equals(id)).map(State::new);
  }

  /**
   * Whether the version says that there is nothing any more. A Provenance tells of a deletion too.
   */
  boolean isGoneIn(Kept kept) {
    return kept.record().state().deleted() && !table.type().equals("Provenance");
  }

  /** What a version is told as. */
  Stream<DomainResource> told(Kept kept) {
    if (kept.record().state().deleted()) {
      return before(kept)
          .map(r -> Versions.named(Provenances.deletion((Provenance) r, kept.record().told())));
    }
    return times.past().around(kept).stream().flatMap(k -> of(k, kept.record().id()));
  }

  /** What was told until a version that deleted it. */
  Stream<DomainResource> before(Kept kept) {
    return times.past().before(kept).stream().flatMap(k -> of(k, kept.record().id()));
  }

  private Stream<DomainResource> of(KnowledgeBase knowledge, RecordId record) {
    return table.some(knowledge, r -> Origins.isOf(r, record)).map(r -> r);
  }

  /** The resources that are part of the program, which has one version of each. */
  Stream<DomainResource> current(@Nullable String id) {
    return table.some(times.current(), r -> id == null || r.getIdPart().equals(id)).map(r -> r);
  }
}
