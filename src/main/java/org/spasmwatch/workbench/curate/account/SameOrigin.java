package org.spasmwatch.workbench.curate.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.rest.fhir.PublicUrl;

/**
 * Whether a form was sent by a page of this service, as the browser says it: {@code Sec-Fetch-Site}
 * (W3C Fetch Metadata, 2.4) where it is sent, else {@code Origin} (RFC 6454, 7), which browsers
 * send with every POST.
 */
@ApplicationScoped
class SameOrigin {
  private final PublicUrl publicUrl;

  SameOrigin(PublicUrl publicUrl) {
    this.publicUrl = publicUrl;
  }

  boolean sent(HttpHeaders headers) {
    String site = headers.getHeaderString("Sec-Fetch-Site");
    String origin = headers.getHeaderString("Origin");
    return site == null
        ? isOurs(origin, headers.getHeaderString(HttpHeaders.HOST))
        : site.equals("same-origin");
  }

  /** A proxy may have changed the scheme, but not the host of both. */
  private boolean isOurs(@Nullable String origin, @Nullable String host) {
    Optional<String> from = authority(origin);
    return from.isPresent()
        && (from.equals(Optional.ofNullable(host)) || from.equals(authority(publicUrl.url())));
  }

  private static Optional<String> authority(@Nullable String url) {
    try {
      return url == null ? Optional.empty() : Optional.ofNullable(URI.create(url).getAuthority());
    } catch (IllegalArgumentException noUri) {
      return Optional.empty();
    }
  }
}
