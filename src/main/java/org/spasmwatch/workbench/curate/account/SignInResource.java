package org.spasmwatch.workbench.curate.account;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.rest.access.AccessJudge;
import org.spasmwatch.trust.Scopes;
import org.spasmwatch.trust.Verdict.Granted;
import org.spasmwatch.workbench.FormBody;
import org.spasmwatch.workbench.Shell;
import org.spasmwatch.workbench.Visit;

/** Signing in with an access token, and out again. */
@Path("/")
public class SignInResource {
  private static final int OK = 200;
  private static final int UNPROCESSABLE = 422;
  private static final int STRANGER = 401;
  private static final int FORBIDDEN = 403;
  private static final int UNDECIDED = 503;
  private static final int SEE_OTHER = 303;

  private final AccessJudge judge;
  private final Sessions sessions;
  private final SameOrigin origin;
  private final Doorway doorway;
  private final Shell shell;

  SignInResource(
      AccessJudge judge, Sessions sessions, SameOrigin origin, Doorway doorway, Shell shell) {
    this.judge = judge;
    this.sessions = sessions;
    this.origin = origin;
    this.doorway = doorway;
    this.shell = shell;
  }

  @GET
  @Path("sign-in")
  public Response page(
      @QueryParam("to") @DefaultValue("") String to,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    return doorway.page(OK, shell.visit(headers, uri), place(to), "");
  }

  /** Where to go then: a page for curators of this service, and nothing else. */
  private static String place(String to) {
    return to.matches("/curate[a-zA-Z0-9/_?=&.%+-]{0,500}") ? to : "/curate";
  }

  @POST
  @Path("sign-in")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Uni<Response> signIn(byte[] body, @Context HttpHeaders headers, @Context UriInfo uri) {
    if (!origin.sent(headers)) {
      return Uni.createFrom().item(doorway.foreign(headers, uri));
    }
    Visit visit = shell.visit(headers, uri);
    Map<String, List<String>> form = FormBody.read(body);
    String token = first(form, "token").strip().replaceFirst("(?i)^Bearer +", "");
    String to = place(first(form, "to"));
    if (token.isEmpty() || !Sessions.fits(token)) {
      String problem = token.isEmpty() ? "empty" : "large";
      return Uni.createFrom().item(doorway.page(UNPROCESSABLE, visit, to, problem));
    }
    return judge
        .of(token)
        .map(
            verdict ->
                verdict.match(
                    granted -> begin(visit, granted, token, to),
                    refused -> doorway.page(STRANGER, visit, to, "wrong"),
                    () -> doorway.page(UNDECIDED, visit, to, "undecided")));
  }

  private Response begin(Visit visit, Granted granted, String token, String to) {
    return mayWrite(granted.scopes())
        ? Response.status(SEE_OTHER)
            .header(HttpHeaders.LOCATION, to)
            .cookie(sessions.begun(token, granted.until()))
            .build()
        : doorway.page(FORBIDDEN, visit, to, "reader");
  }

  private static boolean mayWrite(Scopes scopes) {
    Curator anybody = new Curator("", scopes, "");
    return List.of(Kind.STATEMENT, Kind.DRUG).stream()
        .anyMatch(kind -> anybody.may(kind, 'u') || anybody.may(kind, 'c'));
  }

  @POST
  @Path("sign-out")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response signOut(byte[] body, @Context HttpHeaders headers, @Context UriInfo uri) {
    return origin.sent(headers)
        ? Response.status(SEE_OTHER)
            .header(HttpHeaders.LOCATION, "/sign-in")
            .cookie(sessions.ended())
            .build()
        : doorway.foreign(headers, uri);
  }

  private static String first(Map<String, List<String>> form, String field) {
    return form.getOrDefault(field, List.of("")).get(0);
  }
}
