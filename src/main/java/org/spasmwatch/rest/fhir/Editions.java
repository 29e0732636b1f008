package org.spasmwatch.rest.fhir;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.KeySettings;
import org.spasmwatch.app.MacKey;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Edition.Request;
import org.spasmwatch.fhir.Edition.Server;
import org.spasmwatch.fhir.r4b.R4b;
import org.spasmwatch.fhir.r5.Dialect;
import org.spasmwatch.fhir.r5.KnowledgeEdition;
import org.spasmwatch.fhir.r5.R5;
import org.spasmwatch.fhir.r5.audit.AuditEdition;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.fhir.search.Cursors;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.form.Acceptable.Offer;
import org.spasmwatch.rest.fhir.form.Media;
import org.spasmwatch.rest.fhir.form.Shape;

/** The editions on offer, and what has to be so before any of them can answer. */
@ApplicationScoped
public class Editions {
  private final List<Edition> all;
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
    this.all = Stream.of(new R5(), new R4b()).map(this::edition).toList();
  }

  private Edition edition(Dialect dialect) {
    return new KnowledgeEdition(dialect, () -> server(dialect.name()));
  }

  private Server server(String edition) {
    return new Server(base(edition), software, since);
  }

  /** Either what can be answered, or the refusal. */
  public record Met(@Nullable Exchange exchange, @Nullable Response refusal) {
    public <T> T match(Function<Exchange, T> answer, Function<Response, T> refused) {
      return exchange == null
          ? refused.apply(Objects.requireNonNull(refusal, "refusal"))
          : answer.apply(exchange);
    }

    private static Met refused(Response refusal) {
      return new Met(null, refusal);
    }
  }

  /** The answer of the edition of that name about resources of that type, or why there is none. */
  public Response exchange(
      String name, String type, Asked asked, Function<Exchange, Response> answer) {
    return meet(name, type, asked).match(answer, refusal -> refusal);
  }

  /**
   * The same for an answer that is none of FHIR's forms, so that what is accepted does not matter.
   */
  public Response anyForm(
      String name, String type, Asked asked, Function<Exchange, Response> answer) {
    return named(name).isEmpty() || current.find().isEmpty()
        ? exchange(name, type, asked, answer)
        : answer.apply(usual(named(name).get(), current.find().get(), type, asked));
  }

  private Exchange usual(Edition edition, KnowledgeBase knowledge, String type, Asked asked) {
    Shape shape = new Shape(Media.JSON, edition.versions(type).get(0), asked.takesZipped());
    return new Exchange(edition, knowledge, asked, shape, base(edition));
  }

  /** The edition of that name and the knowledge in force, if it can answer as it is asked. */
  public Met meet(String name, String type, Asked asked) {
    Optional<Edition> edition = named(name);
    if (edition.isEmpty()) {
      return Met.refused(
          Problem.of(404, "not-found", "there is no such base; there is " + bases()).response());
    }
    return current
        .find()
        .map(knowledge -> meet(edition.get(), knowledge, type, asked))
        .orElseGet(
            () ->
                Met.refused(
                    Problem.of(503, "transient", "the knowledge is still being loaded")
                        .response()));
  }

  private Met meet(Edition edition, KnowledgeBase knowledge, String type, Asked asked) {
    List<String> versions = edition.versions(type);
    boolean zipped = asked.takesZipped() && !type.equals(AuditEdition.TYPE);
    Optional<Offer> offer = asked.offer(versions);
    Offer taken = offer.orElseGet(() -> new Offer(Media.JSON, versions.get(0)));
    Exchange exchange =
        new Exchange(
            edition,
            knowledge,
            asked,
            new Shape(taken.media(), taken.version(), zipped),
            base(edition));
    return offer.isEmpty()
        ? Met.refused(exchange.answer(unacceptable(asked.place(), edition, type)))
        : asked
            .badPretty()
            .map(problem -> Met.refused(exchange.answer(problem)))
            .orElseGet(() -> new Met(exchange, null));
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
        "%s names no form on offer here: application/fhir+json or application/fhir+xml, %s, or text/html%s"
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

  /** Whether the base of that name has resources of the type. */
  public boolean serves(String name, String type) {
    return named(name).filter(edition -> edition.types().contains(type)).isPresent();
  }

  Optional<Edition> named(String name) {
    return all.stream().filter(edition -> edition.name().equals(name)).findFirst();
  }

  Optional<Problem> unknownType(Exchange exchange, String type) {
    if (exchange.edition().types().contains(type)) {
      return Optional.empty();
    }
    String types = String.join(", ", exchange.edition().types());
    return Optional.of(
        Problem.of(
            404,
            "not-supported",
            type.startsWith("$")
                ? "there is no such operation here; there are $assess, $knowledge-export, $versions"
                : "there is no such resource type here; there are " + types));
  }

  /** A search, whose pages are marked with the key of this installation. */
  public Request request(String type, List<Argument> arguments, String base, boolean strict) {
    return new Request(type, arguments, base, strict, cursors);
  }

  String base(Edition edition) {
    return base(edition.name());
  }

  private String base(String edition) {
    return url.url() + "/fhir/" + edition;
  }

  String metadata(Exchange exchange) {
    return exchange
        .edition()
        .metadata(exchange.knowledge(), server(exchange.edition().name()), exchange.asked().form());
  }
}
