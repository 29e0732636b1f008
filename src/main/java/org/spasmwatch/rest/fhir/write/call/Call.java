package org.spasmwatch.rest.fhir.write.call;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.spasmwatch.app.change.Author;
import org.spasmwatch.fhir.Edition.Form;
import org.spasmwatch.fhir.Edition.Served;
import org.spasmwatch.fhir.search.Summary;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.fhir.Exchange;
import org.spasmwatch.trust.Scopes;

/**
 * A request that writes: what it is answered from, who sent it, and what it prefers. All of it is
 * read before the work begins on another thread.
 */
public record Call(Exchange exchange, Conditions conditions, Preference prefers, Caller caller) {
  public static final Form WHOLE = new Form(false, Summary.FALSE);

  /**
   * Who sent it.
   *
   * @param reason as the header X-Provenance says it
   */
  public record Caller(String name, Scopes scopes, String reason) {
    public Author author() {
      return new Author(name, reason, scopes.allowActivation());
    }
  }

  public static Call of(Exchange exchange, HttpHeaders headers, Caller caller) {
    return new Call(exchange, Conditions.of(headers), Preference.of(headers), caller);
  }

  /** The same call, answered from another state of the knowledge. */
  public Call at(KnowledgeBase knowledge) {
    Exchange later =
        new Exchange(
            exchange.edition(), knowledge, exchange.asked(), exchange.shape(), exchange.base());
    return new Call(later, conditions, prefers, caller);
  }

  public Call under(Conditions others) {
    return new Call(exchange, others, prefers, caller);
  }

  public Optional<Served> current(String type, String id) {
    return exchange.edition().read(exchange.knowledge(), type, id, WHOLE);
  }

  public boolean maySearch(String type) {
    return caller.scopes().allow(type, "s");
  }

  /** Refuses who may not do that. */
  public void need(String type, char interaction) {
    if (!caller.scopes().allow(type, String.valueOf(interaction))) {
      throw Refusal.of(
          403, "forbidden", "the token lacks the scope system/" + type + "." + interaction);
    }
  }
}
