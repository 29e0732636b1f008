package org.spasmwatch.workbench.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.function.BiFunction;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.workbench.Shell;
import org.spasmwatch.workbench.Visit;
import org.spasmwatch.workbench.bedside.Stories;
import org.spasmwatch.workbench.bedside.Stories.Told;
import org.spasmwatch.workbench.browse.Search.Found;
import org.spasmwatch.workbench.browse.matrix.Matrix;
import org.spasmwatch.workbench.browse.matrix.Matrix.Filter;
import org.spasmwatch.workbench.browse.matrix.MatrixMaker;

/** The matrix, the pages of drugs and classes, and the search. */
@Path("/")
public class BrowseResource {
  private static final int STORIES = 5;

  private final CurrentKnowledge current;
  private final Shell shell;

  BrowseResource(CurrentKnowledge current, Shell shell) {
    this.current = current;
    this.shell = shell;
  }

  /** The pages, checked when they are built. */
  @CheckedTemplate(basePath = "workbench")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance home(Visit visit, Matrix matrix, List<Told> stories);

    static native TemplateInstance drug(Visit visit, DrugPage page);

    static native TemplateInstance search(Visit visit, String text, Found found);
  }

  @GET
  public Response home(
      @QueryParam("name") @DefaultValue("") String name,
      @QueryParam("finding") @DefaultValue("") String finding,
      @QueryParam("kind") @DefaultValue("") String kind,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    Filter filter = new Filter(name.strip(), finding, kind);
    return with(
        headers,
        uri,
        (knowledge, visit) ->
            shell.page(
                Templates.home(visit, new MatrixMaker(knowledge, filter).make(), stories(visit)),
                visit));
  }

  /** Some patients to begin with, where patients can be tried out. */
  private static List<Told> stories(Visit visit) {
    return visit.site().trial() ? Stories.all(visit.locale()).subList(0, STORIES) : List.of();
  }

  @GET
  @Path("drugs/{id}")
  public Response drug(
      @PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri) {
    return with(
        headers,
        uri,
        (knowledge, visit) ->
            new DrugPages(knowledge)
                .of(id)
                .map(page -> shell.page(Templates.drug(visit, page), visit))
                .orElseGet(() -> shell.missing(visit)));
  }

  @GET
  @Path("search")
  public Response search(
      @QueryParam("q") @DefaultValue("") String text,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    return with(
        headers,
        uri,
        (knowledge, visit) ->
            shell.page(
                Templates.search(visit, text.strip(), new Search(knowledge, text).found()), visit));
  }

  private Response with(
      HttpHeaders headers, UriInfo uri, BiFunction<KnowledgeBase, Visit, Response> answer) {
    Visit visit = shell.visit(headers, uri);
    return current
        .find()
        .map(knowledge -> answer.apply(knowledge, visit))
        .orElseGet(() -> shell.notYet(visit));
  }
}
