package org.spasmwatch.rest.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.KeySettings;
import org.spasmwatch.app.MacKey;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Edition.Request;
import org.spasmwatch.fhir.Edition.Server;
import org.spasmwatch.fhir.r4b.R4b;
import org.spasmwatch.fhir.r5.KnowledgeEdition;
import org.spasmwatch.fhir.r5.R5;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.fhir.search.Cursors;
import org.spasmwatch.rest.Problem;

/** The editions on offer, and what has to be so before any of them can answer. */
@ApplicationScoped
class Editions {
  private final List<Edition> all =
      List.of(new KnowledgeEdition(new R5()), new KnowledgeEdition(new R4b()));
  private final CurrentKnowledge current;
  private final PublicUrl url;
  private final Cursors cursors;
  private final String software;
  private final Instant since;

  Editions(
      CurrentKnowledge current,
      PublicUrl url,
      KeySettings keys,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.version") String software) {
    this.current = current;
    this.url = url;
    this.cursors = new Cursors(MacKey.of(keys.paging(), keys.pagingPrevious()));
    this.software = software;
    this.since = clock.instant();
  }

  /** The answer of the edition of that name about resources of that type, or why there is none. */
  Response exchange(String name, String type, Asked asked, Function<Exchange, Response> answer) {
    Optional<Edition> edition = named(name);
    if (edition.isEmpty()) {
      return Problem.of(404, "not-found", "there is no such base; there is " + bases()).response();
    }
    List<String> versions = edition.get().versions(type);
    return current
        .find()
        .map(
            knowledge ->
                asked
                    .version(versions)
                    .map(version -> new Exchange(edition.get(), knowledge, asked, version))
                    .map(e -> asked.badPretty().map(e::answer).orElseGet(() -> answer.apply(e)))
                    .orElseGet(
                        () ->
                            new Exchange(edition.get(), knowledge, asked, versions.get(0))
                                .answer(unacceptable(asked.place(), edition.get(), type))))
        .orElseGet(
            () -> Problem.of(503, "transient", "the knowledge is still being loaded").response());
  }

  private String bases() {
    return all.stream().map(e -> "/fhir/" + e.name()).collect(Collectors.joining(", "));
  }

  /** Names what there would be, at every base that has resources of the type. */
  private Problem unacceptable(String place, Edition edition, String type) {
    String elsewhere =
        all.stream()
            .filter(e -> e.types().contains(type))
            .map(e -> versions(e, type) + " at /fhir/" + e.name())
            .collect(Collectors.joining(" and "));
    return Problem.of(
        406,
        "not-supported",
        "%s names no form on offer here: application/fhir+json, %s%s"
            .formatted(
                place,
                versions(edition, type),
                elsewhere.isEmpty() ? "" : "; of %s there is %s".formatted(type, elsewhere)));
  }

  private static String versions(Edition edition, String type) {
    return edition.versions(type).stream()
        .map(v -> "fhirVersion=" + v)
        .collect(Collectors.joining(" or "));
  }

  Optional<Edition> named(String name) {
    return all.stream().filter(edition -> edition.name().equals(name)).findFirst();
  }

  Optional<Problem> unknownType(Exchange exchange, String type) {
    return exchange.edition().types().contains(type)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                404,
                "not-supported",
                "there is no such resource type here; there are "
                    + String.join(", ", exchange.edition().types())));
  }

  /** A search, whose pages are marked with the key of this installation. */
  Request request(String type, List<Argument> arguments, String base, boolean strict) {
    return new Request(type, arguments, base, strict, cursors);
  }

  String base(Edition edition) {
    return url.url() + "/fhir/" + edition.name();
  }

  String metadata(Exchange exchange) {
    return exchange
        .edition()
        .metadata(
            exchange.knowledge(),
            new Server(base(exchange.edition()), software, since),
            exchange.asked().form());
  }
}
