package org.spasmwatch.fhir.r5;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.Meta;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.r5.history.Histories;
import org.spasmwatch.fhir.r5.history.Origins;
import org.spasmwatch.fhir.r5.history.PastStates;
import org.spasmwatch.fhir.search.QueryReader;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;

/**
 * The knowledge in one version of FHIR. It keeps what it rendered for as long as that knowledge is
 * current.
 */
public final class KnowledgeEdition implements Edition {
  private final Dialect dialect;
  private final AtomicReference<@Nullable Shelf> shelf = new AtomicReference<>();

  public KnowledgeEdition(Dialect dialect) {
    this.dialect = requireNonNull(dialect, "dialect");
  }

  @Override
  public String name() {
    return dialect.name();
  }

  @Override
  public List<String> versions(String type) {
    return dialect.versions(type);
  }

  @Override
  public Set<String> types() {
    return new TreeSet<>(dialect.tables().keySet());
  }

  @Override
  public Optional<Served> read(KnowledgeBase knowledge, String type, String id, Form form) {
    return shelf(knowledge).find(table(type), id).map(found -> served(found.copy(), form));
  }

  private Served served(DomainResource resource, Form form) {
    Meta meta = resource.getMeta();
    Date recorded = meta.getLastUpdated();
    return new Served(
        dialect.write(resource, form),
        meta.getVersionId(),
        recorded == null ? Instant.EPOCH : recorded.toInstant());
  }

  @Override
  public Optional<Past> version(Times times, Address address, Form form) {
    return new PastStates(table(address.type()), times)
        .version(address)
        .map(state -> new Past(state.resource().map(r -> served(r, form)).orElse(null)));
  }

  @Override
  public Optional<Reading<String>> history(
      Times times, Request request, @Nullable String id, Form form) {
    Histories histories = new Histories(table(request.type()), times);
    return histories
        .of(request, id)
        .map(
            read ->
                read.match(bundle -> Reading.of(dialect.write(bundle, form)), Reading::refused));
  }

  @Override
  public boolean isGone(
      KnowledgeBase knowledge, Predicate<RecordId> deleted, String type, String id) {
    return Origins.of(knowledge, type, id).stream().anyMatch(deleted);
  }

  @Override
  public Reading<String> search(KnowledgeBase knowledge, Request request, Form form) {
    Table<?> table = table(request.type());
    Searchsets searchsets = new Searchsets(request.base(), request.cursors());
    Shelf current = shelf(knowledge);
    return new QueryReader(table.parameters(), request)
        .read(request.arguments())
        .match(
            query ->
                Reading.of(
                    dialect.write(
                        searchsets.of(query, current, table),
                        new Form(form.pretty(), query.controls().summary()))),
            Reading::refused);
  }

  @Override
  public String metadata(KnowledgeBase knowledge, Server server, Form form) {
    return dialect.write(Capability.of(dialect, knowledge, server), form);
  }

  private Table<?> table(String type) {
    Table<?> table = dialect.tables().get(type);
    if (table == null) {
      throw new IllegalArgumentException(type + " is not served in " + dialect.name());
    }
    return table;
  }

  private Shelf shelf(KnowledgeBase knowledge) {
    Shelf current = shelf.get();
    if (current == null || !current.isOf(knowledge)) {
      current = new Shelf(knowledge);
      shelf.set(current);
    }
    return current;
  }
}
