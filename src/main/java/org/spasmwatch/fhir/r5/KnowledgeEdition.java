package org.spasmwatch.fhir.r5;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.Meta;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.search.QueryReader;
import org.spasmwatch.knowledge.KnowledgeBase;

/** The knowledge in FHIR R5. It keeps what it rendered for as long as that knowledge is current. */
public final class KnowledgeEdition implements Edition {
  private final AtomicReference<@Nullable Shelf> shelf = new AtomicReference<>();

  @Override
  public String name() {
    return "r5";
  }

  @Override
  public String version() {
    return "5.0";
  }

  @Override
  public Set<String> types() {
    return new TreeSet<>(Tables.ALL.keySet());
  }

  @Override
  public Optional<Served> read(KnowledgeBase knowledge, String type, String id, Form form) {
    return shelf(knowledge).find(table(type), id).map(found -> served(found.copy(), form));
  }

  private static Served served(DomainResource resource, Form form) {
    Meta meta = resource.getMeta();
    Date recorded = meta.getLastUpdated();
    int version = Integer.parseInt(meta.getVersionId());
    return new Served(
        Json.of(resource, form), version, recorded == null ? Instant.EPOCH : recorded.toInstant());
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
                    Json.of(
                        searchsets.of(query, current, table),
                        new Form(form.pretty(), query.controls().summary()))),
            Reading::refused);
  }

  @Override
  public String metadata(KnowledgeBase knowledge, Server server, Form form) {
    return Json.of(Capability.of(knowledge, server), form);
  }

  private static Table<?> table(String type) {
    Table<?> table = Tables.ALL.get(type);
    if (table == null) {
      throw new IllegalArgumentException(type + " is not served in R5");
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
