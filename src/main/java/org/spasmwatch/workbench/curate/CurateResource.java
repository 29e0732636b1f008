package org.spasmwatch.workbench.curate;

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
import java.util.function.Function;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.workbench.FormBody;
import org.spasmwatch.workbench.Visit;
import org.spasmwatch.workbench.curate.Curation.State;
import org.spasmwatch.workbench.curate.Editing.Ask;
import org.spasmwatch.workbench.curate.Pages.Edited;
import org.spasmwatch.workbench.curate.Requests.Visiting;
import org.spasmwatch.workbench.curate.account.SignedIn;
import org.spasmwatch.workbench.curate.form.Filled;
import org.spasmwatch.workbench.curate.form.Lists;
import org.spasmwatch.workbench.curate.form.Lists.Named;
import org.spasmwatch.workbench.curate.form.Shape;
import org.spasmwatch.workbench.curate.form.Shapes;

/**
 * Records in their forms. Everything that was typed comes in the body of a POST and goes back in
 * the page that answers it, until it is saved.
 */
@Path("/curate")
@SignedIn
public class CurateResource {
  private static final int OK = 200;

  private final Curation curation;
  private final Pages pages;
  private final Requests requests;

  CurateResource(Curation curation, Pages pages, Requests requests) {
    this.curation = curation;
    this.pages = pages;
    this.requests = requests;
  }

  /** The pages, checked when they are built. */
  @CheckedTemplate(basePath = "workbench")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance curateHome(Visit visit, Overview page);

    static native TemplateInstance curateLists(Visit visit, Shape shape, List<Named> lists);
  }

  private Response with(BiFunction<KnowledgeBase, Visiting, Response> answer) {
    Visiting visiting = requests.visiting();
    return curation
        .knowledge()
        .map(knowledge -> answer.apply(knowledge, visiting))
        .orElseGet(() -> pages.notYet(visiting.visit()));
  }

  @GET
  public Response home(@QueryParam("q") @DefaultValue("") String text) {
    return with(
        (knowledge, visiting) ->
            pages.page(
                Templates.curateHome(
                    visiting.visit(), Overview.of(knowledge, visiting.curator(), text.strip())),
                visiting.visit()));
  }

  @GET
  @Path("new/{shape}")
  public Response blank(
      @PathParam("shape") String name, @QueryParam("subject") @DefaultValue("") String subject) {
    return with(
        (knowledge, visiting) ->
            Shapes.named(name)
                .map(
                    shape ->
                        pages
                            .lacks(visiting, shape.kind(), 'c')
                            .orElseGet(() -> blank(visiting, shape, subject)))
                .orElseGet(() -> pages.missing(visiting.visit())));
  }

  private Response blank(Visiting visiting, Shape shape, String subject) {
    ObjectNode content = Pages.begun(shape);
    if (shape.kind() == RecordId.Kind.STATEMENT) {
      content.put("subject", subject);
      content.putObject("labels").put("status", pages.draftsFirst(visiting) ? "draft" : "active");
    }
    Filled filled = Filled.of(shape, content, List.of());
    Edited edited = Edited.alone(new Task(shape, "", 0), filled);
    return pages.form(OK, visiting, edited);
  }

  /** What the form of that shape may refer to; a script makes it suggestions of the fields. */
  @GET
  @Path("lists/{shape}")
  public Response lists(@PathParam("shape") String name) {
    return with(
        (knowledge, visiting) ->
            Shapes.named(name)
                .map(
                    shape ->
                        pages.page(
                            Templates.curateLists(
                                visiting.visit(), shape, new Lists(knowledge).of(shape)),
                            visiting.visit()))
                .orElseGet(() -> pages.missing(visiting.visit())));
  }

  @GET
  @Path("{kind}/{id}")
  public Response edit(@PathParam("kind") String kind, @PathParam("id") String id) {
    return with(
        (knowledge, visiting) ->
            Task.record(kind, id)
                .map(
                    record ->
                        pages
                            .lacks(visiting, record.kind(), 'u')
                            .orElseGet(() -> edit(visiting, knowledge, record)))
                .orElseGet(() -> pages.missing(visiting.visit())));
  }

  private Response edit(Visiting visiting, KnowledgeBase knowledge, RecordId record) {
    Optional<State> state = curation.now(knowledge, record);
    if (state.isEmpty()) {
      return pages.missing(visiting.visit());
    }
    ObjectNode content = state.get().content();
    return Shapes.of(record.kind(), content)
        .map(
            shape ->
                Edited.alone(
                    new Task(shape, record.id(), state.get().version()),
                    Filled.of(shape, content, List.of())))
        .map(edited -> pages.form(OK, visiting, edited))
        .orElseGet(() -> pages.document(visiting.visit()));
  }

  @POST
  @Path("new/{shape}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> create(byte[] body, @PathParam("shape") String name) {
    Map<String, List<String>> form = FormBody.read(body);
    return answer(form, knowledge -> Shapes.named(name).map(shape -> Task.fresh(shape, form)));
  }

  @POST
  @Path("{kind}/{id}")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> update(
      byte[] body, @PathParam("kind") String kind, @PathParam("id") String id) {
    Map<String, List<String>> form = FormBody.read(body);
    return answer(
        form,
        knowledge ->
            Task.record(kind, id)
                .flatMap(
                    record ->
                        curation
                            .now(knowledge, record)
                            .flatMap(state -> Shapes.of(record.kind(), state.content()))
                            .map(shape -> new Task(shape, id, version(form)))));
  }

  private static int version(Map<String, List<String>> form) {
    String version = form.getOrDefault("version", List.of("")).get(0);
    return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : -1;
  }

  private Uni<Response> answer(
      Map<String, List<String>> form, Function<KnowledgeBase, Optional<Task>> named) {
    if (!requests.sent(form)) {
      return Uni.createFrom().item(requests.foreign());
    }
    Visiting visiting = requests.visiting();
    return pages.run(
        visiting.visit(),
        () ->
            curation
                .knowledge()
                .map(
                    knowledge ->
                        named
                            .apply(knowledge)
                            .map(task -> answer(visiting, knowledge, task, form))
                            .orElseGet(() -> pages.missing(visiting.visit())))
                .orElseGet(() -> pages.notYet(visiting.visit())));
  }

  private Response answer(
      Visiting visiting, KnowledgeBase knowledge, Task task, Map<String, List<String>> form) {
    return pages
        .lacks(visiting, task.shape().kind(), task.fresh() ? 'c' : 'u')
        .orElseGet(
            () -> new Editing(curation, pages, new Ask(visiting, task, form), knowledge).answer());
  }
}
