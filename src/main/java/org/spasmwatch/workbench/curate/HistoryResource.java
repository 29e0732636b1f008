package org.spasmwatch.workbench.curate;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.spasmwatch.app.KnowledgeLog.Kept;
import org.spasmwatch.app.StoreUnavailable;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.workbench.FormBody;
import org.spasmwatch.workbench.Visit;
import org.spasmwatch.workbench.browse.StatementPage.Version;
import org.spasmwatch.workbench.curate.Curation.State;
import org.spasmwatch.workbench.curate.Editing.Ask;
import org.spasmwatch.workbench.curate.Requests.Visiting;
import org.spasmwatch.workbench.curate.account.Curator;
import org.spasmwatch.workbench.curate.account.SignedIn;
import org.spasmwatch.workbench.curate.form.Difference;
import org.spasmwatch.workbench.curate.form.Lists;
import org.spasmwatch.workbench.curate.form.Shape;
import org.spasmwatch.workbench.curate.form.Shapes;

/** Every version of a record, what two of them say otherwise, and the way back to one of them. */
@Path("/curate/{kind}/{id}")
@SignedIn
public class HistoryResource {
  private final Curation curation;
  private final Pages pages;
  private final Requests requests;

  HistoryResource(Curation curation, Pages pages, Requests requests) {
    this.curation = curation;
    this.pages = pages;
    this.requests = requests;
  }

  /**
   * What is on the page.
   *
   * @param shown whether the pages of the knowledge show it
   */
  public record HistoryPage(
      RecordId record,
      List<Version> versions,
      Compared compared,
      Curator curator,
      boolean shown,
      boolean saved) {
    public HistoryPage {
      requireNonNull(record, "record");
      versions = List.copyOf(versions);
      requireNonNull(compared, "compared");
      requireNonNull(curator, "curator");
    }

    public String id() {
      return record.id();
    }

    public String place() {
      return "/curate/" + record.kind().code() + "/" + record.id();
    }
  }

  /** Two versions, held against each other; none where the numbers are 0. */
  public record Compared(int from, int to, List<Difference> differences) {
    static final Compared NONE = new Compared(0, 0, List.of());

    public Compared {
      differences = List.copyOf(differences);
    }

    public boolean done() {
      return from > 0 && to > 0;
    }
  }

  /** The pages, checked when they are built. */
  @CheckedTemplate(basePath = "workbench")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance curateVersions(Visit visit, HistoryPage page);
  }

  private Uni<Response> with(
      String kind, String id, BiFunction<Visiting, RecordId, Response> answer) {
    Visiting visiting = requests.visiting();
    Optional<RecordId> record = Task.record(kind, id);
    return record.isEmpty()
        ? Uni.createFrom().item(pages.missing(visiting.visit()))
        : pages.run(
            visiting.visit(),
            () -> {
              try {
                return answer.apply(visiting, record.get());
              } catch (StoreUnavailable away) {
                return pages.away(visiting);
              }
            });
  }

  @GET
  @Path("versions")
  public Uni<Response> versions(
      @PathParam("kind") String kind,
      @PathParam("id") String id,
      @QueryParam("from") @DefaultValue("") String from,
      @QueryParam("to") @DefaultValue("") String to,
      @QueryParam("saved") @DefaultValue("") String saved) {
    return with(
        kind,
        id,
        (visiting, record) -> {
          List<Kept> kept = curation.versions(record);
          return kept.isEmpty()
              ? pages.missing(visiting.visit())
              : page(visiting, record, kept, new Wanted(from, to, !saved.isEmpty()));
        });
  }

  /** Which versions are to be held against each other; the newest two where none are named. */
  private record Wanted(String from, String to, boolean saved) {}

  private Response page(Visiting visiting, RecordId record, List<Kept> kept, Wanted wanted) {
    Compared compared =
        wanted.from().isEmpty() && kept.size() > 1
            ? compared(kept.get(1), kept.get(0))
            : named(kept, wanted.from())
                .flatMap(from -> named(kept, wanted.to()).map(to -> compared(from, to)))
                .orElse(Compared.NONE);
    boolean shown =
        curation
            .knowledge()
            .map(k -> k.records().uses().stream().anyMatch(u -> u.id().equals(record.id())))
            .orElse(false);
    HistoryPage page =
        new HistoryPage(
            record,
            kept.stream().map(Version::of).toList(),
            compared,
            visiting.curator(),
            shown,
            wanted.saved());
    return pages.page(Templates.curateVersions(visiting.visit(), page), visiting.visit());
  }

  private static Optional<Kept> named(List<Kept> kept, String number) {
    return kept.stream()
        .filter(v -> String.valueOf(v.record().version().number()).equals(number))
        .findFirst();
  }

  /** What was deleted, or was never there, says nothing. */
  private Compared compared(Kept from, Kept to) {
    ObjectNode before = curation.content(from).orElse(State.NONE.content());
    ObjectNode after = curation.content(to).orElse(State.NONE.content());
    List<Difference> differences =
        Shapes.of(from.record().id().kind(), after.isEmpty() ? before : after)
            .flatMap(
                shape ->
                    curation
                        .knowledge()
                        .map(k -> Difference.of(shape, new Lists(k), before, after)))
            .orElse(List.of());
    return new Compared(
        from.record().version().number(), to.record().version().number(), differences);
  }

  /** Shows what restoring it would do; saving that makes a new version. */
  @POST
  @Path("restore")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> restore(
      byte[] body, @PathParam("kind") String kind, @PathParam("id") String id) {
    Map<String, List<String>> form = FormBody.read(body);
    if (!requests.sent(form)) {
      return Uni.createFrom().item(requests.foreign());
    }
    String number = form.getOrDefault("restored", List.of("")).get(0);
    return with(
        kind,
        id,
        (visiting, record) ->
            pages
                .lacks(visiting, record.kind(), 'u')
                .orElseGet(() -> restore(visiting, record, number)));
  }

  private Response restore(Visiting visiting, RecordId record, String number) {
    Optional<KnowledgeBase> knowledge = curation.knowledge();
    Optional<ObjectNode> content =
        named(curation.versions(record), number).flatMap(curation::content);
    Optional<Shape> shape = content.flatMap(c -> Shapes.of(record.kind(), c));
    if (knowledge.isEmpty() || content.isEmpty() || shape.isEmpty()) {
      return content.isPresent() && shape.isEmpty()
          ? pages.document(visiting.visit())
          : pages.missing(visiting.visit());
    }
    int version = curation.now(knowledge.get(), record).map(State::version).orElse(0);
    Ask ask = new Ask(visiting, new Task(shape.get(), record.id(), version), Map.of());
    return new Editing(curation, pages, ask, knowledge.get()).tried(content.get());
  }
}
