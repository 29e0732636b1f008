package org.spasmwatch.workbench.browse;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.KnowledgeLog.Wanted;
import org.spasmwatch.app.StoreUnavailable;
import org.spasmwatch.app.history.PastKnowledge;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.search.Summary;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.rest.Lookups;
import org.spasmwatch.rest.fhir.Asked;
import org.spasmwatch.rest.fhir.Editions;
import org.spasmwatch.workbench.Shell;
import org.spasmwatch.workbench.Visit;
import org.spasmwatch.workbench.browse.StatementPage.Version;

/**
 * The page of a statement. Its versions, which are in the database, and its FHIR come when they are
 * asked for.
 */
@Path("/statements/{id}")
public class StatementResource {
  private static final int MOST_VERSIONS = 50;

  private final CurrentKnowledge current;
  private final PastKnowledge past;
  private final Editions editions;
  private final Lookups lookups;
  private final Shell shell;

  StatementResource(
      CurrentKnowledge current,
      PastKnowledge past,
      Editions editions,
      Lookups lookups,
      Shell shell) {
    this.current = current;
    this.past = past;
    this.editions = editions;
    this.lookups = lookups;
    this.shell = shell;
  }

  /** The pages, checked when they are built. */
  @CheckedTemplate(basePath = "workbench")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance statement(Visit visit, StatementPage page);

    static native TemplateInstance versions(
        Visit visit, String id, @Nullable List<Version> versions);

    static native TemplateInstance fhir(Visit visit, String name, String json);
  }

  @GET
  public Response statement(
      @PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri) {
    Visit visit = shell.visit(headers, uri);
    return current
        .find()
        .map(
            knowledge ->
                new StatementPages(knowledge)
                    .of(id)
                    .map(page -> shell.page(Templates.statement(visit, page), visit))
                    .orElseGet(() -> shell.missing(visit)))
        .orElseGet(() -> shell.notYet(visit));
  }

  @GET
  @Path("versions")
  public Uni<Response> versions(
      @PathParam("id") String id, @Context HttpHeaders headers, @Context UriInfo uri) {
    Visit visit = shell.visit(headers, uri);
    return lookups.run(() -> shell.page(Templates.versions(visit, id, versions(id)), visit));
  }

  /** Null while nobody can say. */
  private @Nullable List<Version> versions(String id) {
    if (!id.matches("[a-z0-9-]{1,64}")) {
      return List.of();
    }
    Wanted all =
        new Wanted(
            Set.of(RecordId.Kind.STATEMENT),
            Set.of(RecordId.statement(id)),
            null,
            null,
            null,
            null,
            MOST_VERSIONS);
    try {
      return past.versions(all).stream().map(Version::of).toList();
    } catch (StoreUnavailable away) {
      return null;
    }
  }

  @GET
  @Path("fhir/{edition}")
  public Response fhir(
      @PathParam("id") String id,
      @PathParam("edition") String edition,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    Visit visit = shell.visit(headers, uri);
    String type = "ClinicalUseDefinition";
    return editions.anyForm(
        edition,
        type,
        new Asked(List.of(), headers),
        exchange ->
            exchange
                .edition()
                .read(exchange.knowledge(), type, id, new Form(true, Summary.FALSE))
                .map(r -> shell.page(Templates.fhir(visit, edition, r.body()), visit))
                .orElseGet(() -> shell.missing(visit)));
  }
}
