package org.spasmwatch.fhir.patient;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * What a client left to be fetched: all that a query finds, or, with {@code next}, what comes after
 * the page that was sent. {@code next} is a link as the client sent it, not to be trusted.
 */
public record Wanted(Query query, @Nullable String next) {
  public Wanted {
    requireNonNull(query, "query");
  }
}
