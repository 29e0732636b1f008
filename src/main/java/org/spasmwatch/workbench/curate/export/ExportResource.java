package org.spasmwatch.workbench.curate.export;

import static java.util.Objects.requireNonNull;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.spasmwatch.app.BundledKnowledge;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.workbench.Shell;
import org.spasmwatch.workbench.Visit;
import org.spasmwatch.workbench.curate.account.Curator;
import org.spasmwatch.workbench.curate.account.SignedIn;

/** The files of the catalogue that would have to change for all to have what was written here. */
@Path("/curate/export")
@SignedIn
public class ExportResource {
  private final CurrentKnowledge current;
  private final BundledKnowledge bundled;
  private final Shell shell;

  ExportResource(CurrentKnowledge current, BundledKnowledge bundled, Shell shell) {
    this.current = current;
    this.bundled = bundled;
    this.shell = shell;
  }

  /**
   * What is on the page.
   *
   * @param files with their content
   */
  public record ExportPage(List<PageFile> files, Curator curator) {
    public ExportPage {
      files = List.copyOf(files);
      requireNonNull(curator, "curator");
    }
  }

  /** A file by its path below the catalogue's root. */
  public record PageFile(String path, String yaml) {}

  /** The pages, checked when they are built. */
  @CheckedTemplate(basePath = "workbench")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance curateExport(Visit visit, ExportPage page);
  }

  private Map<String, String> files() {
    return current.find().map(bundled::pages).orElse(Map.of());
  }

  @GET
  public Response files(
      @Context HttpHeaders headers, @Context UriInfo uri, @Context RoutingContext context) {
    Visit visit = shell.visit(headers, uri);
    List<PageFile> files =
        files().entrySet().stream().map(f -> new PageFile(f.getKey(), f.getValue())).toList();
    return shell.page(
        Templates.curateExport(visit, new ExportPage(files, Curator.of(context))), visit);
  }

  @GET
  @Path("file")
  public Response file(
      @QueryParam("path") @DefaultValue("") String path,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    String yaml = files().get(path);
    return yaml == null
        ? shell.missing(shell.visit(headers, uri))
        : Response.ok(yaml, "application/yaml; charset=UTF-8")
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"" + path.substring(path.lastIndexOf('/') + 1) + "\"")
            .build();
  }
}
