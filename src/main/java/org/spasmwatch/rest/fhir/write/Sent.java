package org.spasmwatch.rest.fhir.write;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** A request as it was sent. */
public record Sent(RoutingContext context, HttpHeaders headers, byte[] body) {
  /** As it was written: a path with a semicolon would lose its query on the way here. */
  String query() {
    String written = context.request().uri();
    int query = written.indexOf('?');
    return query < 0 ? "" : written.substring(query + 1);
  }

  public @Nullable MediaType type() {
    return headers.getMediaType();
  }
}
