package org.spasmwatch.workbench.curate.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.MacKey;
import org.spasmwatch.app.Stance;

/**
 * The cookie that holds an access token: no script can read it, no other site can have it sent (RFC
 * 6265bis, 5.6.7), and outside a trial it goes over TLS only and to this host only (its prefix,
 * 4.1.3.2). Nothing of a session is kept here, so that every replica knows it.
 */
@ApplicationScoped
class Sessions {
  /** Browsers keep 4096 bytes of a cookie, with its name and attributes. */
  static final int LONGEST = 3800;

  private static final String NAME = "spasmwatch-session";
  private static final String PURPOSE = "forms of the workbench";

  private final boolean secure;

  Sessions(Stance stance) {
    this.secure = !stance.trial();
  }

  private String name() {
    return secure ? "__Host-" + NAME : NAME;
  }

  /** The token of a request. */
  Optional<String> token(HttpHeaders headers) {
    return Optional.ofNullable(headers.getCookies().get(name()))
        .map(Cookie::getValue)
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
        .flatMap(Sessions::decoded);
  }

  private static Optional<String> decoded(String value) {
    try {
      return Optional.of(URLDecoder.decode(value, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException noEscape) {
      return Optional.empty();
    }
  }

  /** A token as the value of a cookie; of a JWT it is the token itself. */
  private static String encoded(String token) {
    return URLEncoder.encode(token, StandardCharsets.UTF_8);
  }

  static boolean fits(String token) {
    return encoded(token).length() <= LONGEST;
  }

  /**
   * The cookie that begins a session.
   *
   * @param until when the token ends; null for as long as the browser runs
   */
  NewCookie begun(String token, @Nullable Instant until) {
    NewCookie.Builder cookie = cookie(encoded(token));
    return until == null ? cookie.build() : cookie.expiry(Date.from(until)).build();
  }

  /** The cookie that ends it. */
  NewCookie ended() {
    return cookie("").maxAge(0).expiry(Date.from(Instant.EPOCH)).build();
  }

  private NewCookie.Builder cookie(String value) {
    return new NewCookie.Builder(name())
        .value(value)
        .path("/")
        .httpOnly(true)
        .secure(secure)
        .sameSite(SameSite.STRICT);
  }

  /** What the forms of a session carry: who does not have the token cannot make it. */
  static String formToken(String token) {
    return MacKey.of(Optional.of(token), Optional.empty()).code(PURPOSE);
  }
}
