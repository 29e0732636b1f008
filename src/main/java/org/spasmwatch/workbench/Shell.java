package org.spasmwatch.workbench;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/**
 * Makes answers of templates. A page runs scripts and styles of this origin only, none of them
 * inline, and talks to nobody else: text that came from outside stays text even if an escape were
 * forgotten. Other sites never learn from where somebody came; this one does, as browsers would
 * otherwise hide from it that a form is its own (Fetch standard, 3.2).
 */
@ApplicationScoped
public class Shell {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
  private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
  private static final int MISSING = 404;
  private static final int NOT_YET = 503;

  private final Visits visits;

  Shell(Visits visits) {
    this.visits = visits;
  }

  /** The visit that a request is. */
  public Visit visit(HttpHeaders headers, UriInfo uri) {
    return visits.of(headers, uri);
  }

  /** The pages that belong to no part. */
  @CheckedTemplate(basePath = "workbench")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance notice(Visit visit, String title, String text);
  }

  /** A page or a part of one, in the language of the visit. */
  public Response page(TemplateInstance page, Visit visit) {
    return page(200, page, visit);
  }

  /** The same with another status. */
  public Response page(int status, TemplateInstance page, Visit visit) {
    Response.ResponseBuilder answer =
        Response.status(status)
            .type(HTML)
            .header("Content-Security-Policy", POLICY)
            .header("Referrer-Policy", "same-origin")
            .header(HttpHeaders.CACHE_CONTROL, "no-store")
            .header(HttpHeaders.VARY, "Accept-Language, Cookie")
            .header(HttpHeaders.CONTENT_LANGUAGE, visit.tag())
            .entity(page.setLocale(visit.locale()).render());
    return status == NOT_YET ? answer.header(HttpHeaders.RETRY_AFTER, "1").build() : answer.build();
  }

  /** What a link leads to that is no more, or never was. */
  public Response missing(Visit visit) {
    return page(MISSING, Templates.notice(visit, "missingTitle", "missingText"), visit);
  }

  /** The answer where the database cannot be asked, or too many ask it. */
  public Response away(Visit visit) {
    return notice(NOT_YET, visit, "awayTitle", "awayText");
  }

  /** A page that says one thing, under keys of the words of all pages. */
  public Response notice(int status, Visit visit, String title, String text) {
    return page(status, Templates.notice(visit, title, text), visit);
  }

  /** The answer of a replica that has not read its knowledge yet. */
  public Response notYet(Visit visit) {
    return page(NOT_YET, Templates.notice(visit, "loadingTitle", "loadingText"), visit);
  }
}
