package org.spasmwatch.workbench;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.Stance;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.workbench.Visit.Site;

/**
 * Reads off a request who looks, and how: a choice in a cookie goes before what the browser asks.
 */
@ApplicationScoped
class Visits {
  static final String LANGUAGE = "spasmwatch-language";
  static final String THEME = "spasmwatch-theme";
  static final Set<String> THEMES = Set.of("auto", "light", "dark");

  private final CurrentKnowledge current;
  private final Stance stance;
  private final Assets assets;

  Visits(CurrentKnowledge current, Stance stance, Assets assets) {
    this.current = current;
    this.stance = stance;
    this.assets = assets;
  }

  /** The visit that a request is. */
  Visit of(HttpHeaders headers, UriInfo uri) {
    String theme = chosen(headers, THEME);
    Locale locale =
        Languages.of(chosen(headers, LANGUAGE))
            .orElseGet(
                () -> Languages.accepted(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    return new Visit(
        path(uri.getRequestUri()),
        locale,
        theme != null && THEMES.contains(theme) ? theme : "auto",
        new Site(
            current.find().map(KnowledgeBase::version).orElse("–"),
            stance.trial(),
            assets.fingerprint(),
            Languages.all()));
  }

  private static @Nullable String chosen(HttpHeaders headers, String name) {
    Cookie cookie = headers.getCookies().get(name);
    return cookie == null ? null : cookie.getValue();
  }

  private static String path(URI uri) {
    String query = uri.getRawQuery();
    return uri.getRawPath() + (query == null ? "" : "?" + query);
  }
}
