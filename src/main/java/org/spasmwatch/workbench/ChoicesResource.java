package org.spasmwatch.workbench;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Keeps which language and colours somebody wants, in two cookies that say nothing else. */
@Path("/choices")
public class ChoicesResource {
  private static final int YEAR = (int) Duration.ofDays(365).toSeconds();
  private static final int SEE_OTHER = 303;

  /** A path of this service with a query, and nothing that could be another host. */
  private static final Pattern PLACE = Pattern.compile("/(?!/)[A-Za-z0-9/_?=&.%+-]{0,500}");

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response choose(
      @FormParam("language") @Nullable String language,
      @FormParam("theme") @Nullable String theme,
      @FormParam("to") @Nullable String to) {
    Response.ResponseBuilder answer =
        Response.status(SEE_OTHER)
            .header(HttpHeaders.LOCATION, to != null && PLACE.matcher(to).matches() ? to : "/");
    Languages.of(language)
        .ifPresent(found -> answer.cookie(cookie(Visits.LANGUAGE, found.toLanguageTag())));
    if (theme != null && Visits.THEMES.contains(theme)) {
      answer.cookie(cookie(Visits.THEME, theme));
    }
    return answer.build();
  }

  private static NewCookie cookie(String name, String value) {
    return new NewCookie.Builder(name)
        .value(value)
        .path("/")
        .maxAge(YEAR)
        .httpOnly(true)
        .sameSite(SameSite.LAX)
        .build();
  }
}
