package org.spasmwatch.rest.fhir.write;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.rest.fhir.Arguments;

/** A request as it was sent. */
public record Sent(RoutingContext context, HttpHeaders headers, byte[] body) {
  String query() {
    return Arguments.query(context);
  }

  public @Nullable MediaType type() {
    return headers.getMediaType();
  }
}
