package org.spasmwatch.rest.traffic;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.spasmwatch.rest.Address;

/**
 * The headers that every answer carries, refusals included. An answer that says nothing of caching
 * is not to be kept: it may be about a patient. Strict-Transport-Security is only for a service
 * that is reached by TLS (RFC 6797, 7.2).
 */
@ApplicationScoped
class AnswerHeaders {
  private static final CharSequence TRANSPORT =
      HttpHeaders.createOptimized("Strict-Transport-Security");
  private static final String A_YEAR = "max-age=31536000";
  private static final Map<CharSequence, CharSequence> FIXED =
      Map.of(
          HttpHeaders.createOptimized("X-Content-Type-Options"),
          HttpHeaders.createOptimized("nosniff"),
          HttpHeaders.createOptimized("X-Frame-Options"),
          HttpHeaders.createOptimized("DENY"));
  private static final Map<CharSequence, CharSequence> UNLESS_SAID =
      Map.of(
          HttpHeaders.CACHE_CONTROL,
          HttpHeaders.createOptimized("no-store"),
          HttpHeaders.createOptimized("Referrer-Policy"),
          HttpHeaders.createOptimized("no-referrer"),
          HttpHeaders.createOptimized("Content-Security-Policy"),
          HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'"));

  private final boolean secure;

  AnswerHeaders(Address address) {
    secure =
        address.publicUrl().filter(url -> url.regionMatches(true, 0, "https://", 0, 8)).isPresent();
  }

  void complete(MultiMap headers) {
    FIXED.forEach(headers::set);
    UNLESS_SAID.forEach(
        (name, value) -> {
          if (!headers.contains(name)) {
            headers.set(name, value);
          }
        });
    if (secure) {
      headers.set(TRANSPORT, A_YEAR);
    }
  }
}
