package org.spasmwatch.workbench.curate.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.spasmwatch.workbench.Shell;
import org.spasmwatch.workbench.Visit;

/** The page at which somebody signs in, and what those see who are not let in. */
@ApplicationScoped
public class Doorway {
  private static final int SEE_OTHER = 303;
  private static final int STRANGER = 401;
  private static final int FORBIDDEN = 403;
  private static final int UNDECIDED = 503;

  private final Shell shell;

  Doorway(Shell shell) {
    this.shell = shell;
  }

  /** The pages, checked when they are built. */
  @CheckedTemplate(basePath = "workbench")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance signIn(Visit visit, String to, String problem);

    static native TemplateInstance refused(Visit visit, String problem, String scope);
  }

  Response page(int status, Visit visit, String to, String problem) {
    Response page = shell.page(status, Templates.signIn(visit, to, problem), visit);
    return status == STRANGER
        ? Response.fromResponse(page).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build()
        : page;
  }

  /** Who only wanted to look is led to sign in; who sent something is told how to keep it. */
  Response stranger(HttpHeaders headers, UriInfo uri, boolean reads) {
    Visit visit = shell.visit(headers, uri);
    return reads
        ? Response.status(SEE_OTHER)
            .header(
                HttpHeaders.LOCATION,
                "/sign-in?to=" + URLEncoder.encode(visit.path(), StandardCharsets.UTF_8))
            .build()
        : page(STRANGER, visit, "/curate", "ended");
  }

  /** What no page of this service has sent. */
  public Response foreign(HttpHeaders headers, UriInfo uri) {
    Visit visit = shell.visit(headers, uri);
    return shell.page(FORBIDDEN, Templates.refused(visit, "foreign", ""), visit);
  }

  /** Of somebody whose token does not allow it. */
  public Response lacks(Visit visit, String scope) {
    return shell.page(FORBIDDEN, Templates.refused(visit, "lacks", scope), visit);
  }

  Response undecided(HttpHeaders headers, UriInfo uri) {
    return page(UNDECIDED, shell.visit(headers, uri), "/curate", "undecided");
  }
}
