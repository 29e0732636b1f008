package org.spasmwatch.fhir.r5;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.Meta;
import org.hl7.fhir.r5.model.Resource;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.r5.check.Check;
import org.spasmwatch.fhir.r5.check.Losses;
import org.spasmwatch.fhir.r5.check.Proposals;
import org.spasmwatch.fhir.r5.history.Histories;
import org.spasmwatch.fhir.r5.history.Origins;
import org.spasmwatch.fhir.r5.history.PastStates;
import org.spasmwatch.fhir.r5.terminology.Expansions;
import org.spasmwatch.fhir.r5.terminology.ValueSets;
import org.spasmwatch.fhir.search.QueryReader;
import org.spasmwatch.fhir.search.Summary;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.published.Entry;

/**
 * The knowledge in one version of FHIR. It keeps what it rendered for as long as that knowledge is
 * current.
 */
public final class KnowledgeEdition implements Edition {
  private static final String CAPABILITIES = "CapabilityStatement";
  private static final Form WHOLE = new Form(false, Summary.FALSE);

  private final Dialect dialect;
  private final Map<String, Table<?>> tables;
  private final AtomicReference<@Nullable Shelf> shelf = new AtomicReference<>();

  /**
   * @param server what it will be served by, which is known once that listens
   */
  public KnowledgeEdition(Dialect dialect, Supplier<Server> server) {
    this.dialect = requireNonNull(dialect, "dialect");
    this.tables = new TreeMap<>(dialect.tables());
    tables.computeIfPresent(
        CAPABILITIES, (type, table) -> Capability.table(table, dialect, server));
  }

  /** What a server of that version does: {@code CapabilityStatement.rest} as a tree. */
  public static JsonNode abilities(Dialect dialect) {
    return Json.tree(dialect.write(Capability.abilities(dialect), WHOLE)).at("/rest/0");
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
    return new TreeSet<>(tables.keySet());
  }

  @Override
  public Set<String> elements(String type) {
    return dialect.elements(type);
  }

  @Override
  public Optional<Served> read(KnowledgeBase knowledge, String type, String id, Form form) {
    return shelf(knowledge)
        .find(table(type), id)
        .map(
            found ->
                form.isWhole()
                    ? found.whole(this::whole)
                    : found.served(r -> dialect.write(r, form)));
  }

  private String whole(Resource resource) {
    return dialect.write(resource, WHOLE);
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
    return histories.of(request, id).map(read -> read.map(bundle -> dialect.write(bundle, form)));
  }

  @Override
  public boolean isGone(
      KnowledgeBase knowledge, Predicate<RecordId> deleted, String type, String id) {
    return Origins.of(knowledge, type, id).stream().anyMatch(deleted);
  }

  @Override
  public Reading<String> search(KnowledgeBase knowledge, Request request, Form form) {
    Searchsets searchsets = new Searchsets(request.base(), request.cursors());
    table(request.type());
    Shelf current = shelf(knowledge);
    return new QueryReader(current, request)
        .read(request.arguments())
        .map(
            query -> {
              Form asked =
                  new Form(
                      form.pretty(),
                      query.controls().summary(),
                      query.result().elements(),
                      query.type());
              return asked.isWhole()
                  ? searchsets.whole(query, current, this::whole)
                  : dialect.write(searchsets.of(query, current), asked);
            });
  }

  @Override
  public Reading<String> expand(KnowledgeBase knowledge, Call call, Form form) {
    return valueSets(knowledge, call)
        .expand(call.id(), call.input())
        .map(set -> dialect.write(set, form));
  }

  @Override
  public Reading<String> validateCode(KnowledgeBase knowledge, Call call, Form form) {
    return valueSets(knowledge, call)
        .validate(call.id(), call.input())
        .map(verdict -> dialect.write(verdict, form));
  }

  private ValueSets valueSets(KnowledgeBase knowledge, Call call) {
    return new ValueSets(new Expansions(shelf(knowledge)::copies), call.at());
  }

  @Override
  public Stream<String> export(KnowledgeBase knowledge, Set<String> types) {
    Shelf shelf = shelf(knowledge);
    return types.stream().flatMap(shelf::copies).map(r -> dialect.write(r, WHOLE));
  }

  @Override
  public List<Issue> check(KnowledgeBase knowledge, String type, JsonNode resource) {
    return new Check(dialect, knowledge, id -> group(knowledge, id)).of(type, resource);
  }

  @Override
  public Reading<Entry> proposed(KnowledgeBase knowledge, String type, JsonNode resource) {
    return new Proposals(dialect, knowledge, id -> group(knowledge, id)).read(type, resource);
  }

  private Optional<JsonNode> group(KnowledgeBase knowledge, String id) {
    return read(knowledge, "Group", id, WHOLE).map(group -> Json.tree(group.body()));
  }

  @Override
  public List<Issue> lost(KnowledgeBase after, String type, JsonNode resource) {
    String id = resource.path("id").asText();
    return table(type)
        .shown(after, id)
        .map(shown -> Losses.of(resource, Json.tree(dialect.write(shown, WHOLE))))
        .orElseGet(
            () ->
                List.of(
                    new Issue(
                        "not-supported",
                        "it could not be shown or searched again as it is written",
                        type)));
  }

  @Override
  public String metadata(KnowledgeBase knowledge, Server server, Form form) {
    Function<Server, String> write =
        of -> dialect.write(Versions.named(Capability.of(dialect, knowledge, of)), form);
    return form.isWhole() ? shelf(knowledge).capabilities(server, write) : write.apply(server);
  }

  private Table<?> table(String type) {
    Table<?> table = tables.get(type);
    if (table == null) {
      throw new IllegalArgumentException(type + " is not served in " + dialect.name());
    }
    return table;
  }

  private Shelf shelf(KnowledgeBase knowledge) {
    Shelf current = shelf.get();
    if (current == null || !current.isOf(knowledge)) {
      current = new Shelf(knowledge, tables, dialect::elements);
      shelf.set(current);
    }
    return current;
  }
}
