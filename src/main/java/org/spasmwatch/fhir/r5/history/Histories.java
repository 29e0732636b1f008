package org.spasmwatch.fhir.r5.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.Bundle.LinkRelationTypes;
import org.hl7.fhir.r5.model.DomainResource;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.KnowledgeLog.Kept;
import org.spasmwatch.app.KnowledgeLog.Place;
import org.spasmwatch.fhir.Edition.Request;
import org.spasmwatch.fhir.Edition.Times;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.r5.Table;
import org.spasmwatch.knowledge.RecordId;

/**
 * The history of a resource or a type: newest first, deletions included. Past states take time to
 * put together; a page that would take too long ends early and goes on behind the link {@code
 * next}.
 */
public final class Histories {
  /** Of the two seconds that a request has at the database. */
  private static final long BUDGET = TimeUnit.MILLISECONDS.toNanos(900);

  private final Table<?> table;
  private final Times times;
  private final PastStates states;

  /** What stands on a page, and behind which place the next one begins. */
  private record Page(List<Entry> entries, @Nullable String next) {}

  public Histories(Table<?> table, Times times) {
    this.table = table;
    this.times = times;
    this.states = new PastStates(table, times);
  }

  /** Empty when there never was a resource of that id. */
  public Optional<Reading<Bundle>> of(Request request, @Nullable String id) {
    return HistoryQuery.read(request)
        .match(
            query -> page(query, id).map(p -> Reading.of(bundle(p, query, new Of(request, id)))),
            issues -> Optional.of(Reading.refused(issues)));
  }

  /** Whose history it is. */
  private record Of(Request request, @Nullable String id) {
    String path() {
      return request.base() + "/" + request.type() + (id == null ? "" : "/" + id) + "/_history";
    }
  }

  private Optional<Page> page(HistoryQuery query, @Nullable String id) {
    if (Origins.kinds(table.type()).isEmpty()) {
      return ofTheProgram(query, id);
    }
    Set<RecordId> records =
        id == null ? Set.of() : Set.copyOf(Origins.of(times.current(), table.type(), id));
    if (id != null && records.isEmpty()) {
      return Optional.empty();
    }
    Page page = collected(query, times.past().versions(query.wanted(table.type(), records)), id);
    boolean filtered = query.since() != null || query.at() != null || query.behind() != null;
    return id != null && page.entries().isEmpty() && !filtered && query.controls().count() > 0
        ? Optional.empty()
        : Optional.of(page);
  }

  private Page collected(HistoryQuery query, List<Kept> versions, @Nullable String id) {
    long end = System.nanoTime() + BUDGET;
    List<Entry> entries = new ArrayList<>();
    @Nullable Kept last = null;
    for (Kept kept : versions) {
      boolean full = entries.size() >= query.controls().count() || System.nanoTime() > end;
      if (last != null && full) {
        return new Page(entries, behind(last));
      }
      if (query.controls().count() > 0) {
        entries(kept).filter(e -> id == null || e.id().equals(id)).forEach(entries::add);
      }
      last = kept;
    }
    return last != null && versions.size() == query.limit()
        ? new Page(entries, behind(last))
        : new Page(entries, null);
  }

  private static String behind(Kept last) {
    return HistoryQuery.text(new Place(last.record().revision(), last.record().id()));
  }

  private Stream<Entry> entries(Kept kept) {
    return states.isGoneIn(kept)
        ? states.before(kept).map(r -> Entry.deleted(r, kept.record().version()))
        : states.told(kept).map(r -> Entry.written(r, kept.record().version().number() == 1));
  }

  /** Of what is part of the program there is the one version that it has. */
  private Optional<Page> ofTheProgram(HistoryQuery query, @Nullable String id) {
    List<DomainResource> all =
        states
            .current(id)
            .sorted((a, b) -> a.getIdPart().compareTo(b.getIdPart()))
            .filter(r -> query.behind() == null || r.getIdPart().compareTo(query.behind()) > 0)
            .toList();
    if (id != null && all.isEmpty()) {
      return Optional.empty();
    }
    int count = query.since() == null ? Math.min(all.size(), query.controls().count()) : 0;
    List<Entry> entries = all.stream().limit(count).map(r -> Entry.written(r, true)).toList();
    boolean more = count > 0 && count < all.size();
    return Optional.of(new Page(entries, more ? all.get(count - 1).getIdPart() : null));
  }

  private static Bundle bundle(Page page, HistoryQuery query, Of of) {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.HISTORY);
    String type = of.request().type();
    link(bundle, LinkRelationTypes.SELF, of, query.query(of.request().cursors(), type, null));
    if (page.next() != null) {
      String next = query.query(of.request().cursors(), type, page.next());
      link(bundle, LinkRelationTypes.NEXT, of, next);
    } else if (query.behind() == null && query.controls().count() > 0) {
      bundle.setTotal(page.entries().size());
    }
    page.entries().stream()
        .map(entry -> entry.in(of.request().base()))
        .filter(Objects::nonNull)
        .forEach(bundle::addEntry);
    return bundle;
  }

  private static void link(Bundle bundle, LinkRelationTypes relation, Of of, String query) {
    bundle.addLink().setRelation(relation).setUrl(of.path() + query);
  }
}
