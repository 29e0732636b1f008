package org.spasmwatch.rest.fhir.write.bundle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.spasmwatch.fhir.Edition.Served;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.Arguments;
import org.spasmwatch.rest.fhir.Editions;
import org.spasmwatch.rest.fhir.Exchange;
import org.spasmwatch.rest.fhir.form.Freshness;
import org.spasmwatch.rest.fhir.write.call.Answers;
import org.spasmwatch.rest.fhir.write.call.Call;

/** What a batch or transaction reads: a resource, or what a search finds. */
@ApplicationScoped
class Lookup {
  private final Editions editions;

  Lookup(Editions editions) {
    this.editions = editions;
  }

  Response read(Call call, Wanted entry) {
    Exchange exchange = call.exchange();
    String id = entry.id();
    if (!exchange.edition().types().contains(entry.type())) {
      return exchange.answer(
          Problem.of(404, "not-supported", "there is no such resource type here"));
    }
    if (id != null) {
      return call.current(entry.type(), id)
          .map(served -> read(call, entry, id, served))
          .orElseGet(
              () ->
                  exchange.answer(
                      Problem.of(404, "not-found", "there is no " + entry.type() + " of this id")));
    }
    List<Argument> arguments = Arguments.parse(entry.query()).orElse(List.of());
    return exchange
        .edition()
        .search(
            exchange.knowledge(),
            editions
                .request(entry.type(), arguments, exchange.base(), true)
                .within(call::maySearch),
            Call.WHOLE)
        .match(
            bundle -> exchange.answer(200, bundle),
            issues -> exchange.answer(Problem.ofSearch(issues)));
  }

  private static Response read(Call call, Wanted entry, String id, Served served) {
    Freshness freshness = new Freshness(served);
    return freshness.isKnownBy(entry.known())
        ? Response.notModified().header(HttpHeaders.ETAG, freshness.etag()).build()
        : Answers.read(call, entry.type(), id, served);
  }
}
