package org.spasmwatch.rest.cdshooks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.patient.Queries;
import org.spasmwatch.fhir.patient.Query;
import org.spasmwatch.knowledge.Terms;

/**
 * The queries by the words of the knowledge in force. Every call needs them, and to make them all
 * codes are put in order; so those made last are kept until other words come into force.
 */
@ApplicationScoped
class QueriesInForce {
  private final AtomicReference<@Nullable Made> last = new AtomicReference<>();

  private record Made(Terms terms, List<Query> queries) {}

  List<Query> of(Terms terms) {
    Made made = last.get();
    if (made == null || !made.terms().equals(terms)) {
      made = new Made(terms, Queries.of(terms));
      last.set(made);
    }
    return made.queries();
  }
}
