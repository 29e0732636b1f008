package org.spasmwatch.rest.fhir;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.FollowKnowledge;
import org.spasmwatch.app.StoreUnavailable;
import org.spasmwatch.app.history.PastKnowledge;
import org.spasmwatch.fhir.Edition.Address;
import org.spasmwatch.fhir.Edition.Served;
import org.spasmwatch.fhir.Edition.Times;
import org.spasmwatch.rest.Lookups;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.form.Freshness;

/** What resources were: versions that are no longer current, histories, and what is gone. */
@ApplicationScoped
public class Pasts {
  private static final Pattern VERSION = Pattern.compile("([0-9]{1,9})(?:\\.[0-9a-f]{8})?");

  private final PastKnowledge past;
  private final FollowKnowledge follow;
  private final Lookups lookups;
  private final Editions editions;

  Pasts(PastKnowledge past, FollowKnowledge follow, Lookups lookups, Editions editions) {
    this.past = past;
    this.follow = follow;
    this.lookups = lookups;
    this.editions = editions;
  }

  /** A resource, or with no id all of a type. */
  public record Named(String type, @Nullable String id) {
    String one() {
      return Objects.requireNonNull(id, "id");
    }
  }

  /** Why there is no current state of a resource. */
  public Problem absent(Exchange exchange, Named named) {
    boolean gone =
        exchange
            .edition()
            .isGone(exchange.knowledge(), follow::isDeleted, named.type(), named.one());
    return gone
        ? Problem.of(
            410, "deleted", "this " + named.type() + " was deleted; its versions are at _history")
        : Problem.of(
            404, "not-found", "there is no " + named.type() + " of this id; search lists them");
  }

  Uni<Response> version(Exchange exchange, Named named, String version) {
    Optional<Problem> unknown =
        exchange
            .asked()
            .unknownArgument(Asked.READ_TAKES)
            .or(() -> exchange.unknownElement(named.type()));
    if (unknown.isPresent()) {
      return Uni.createFrom().item(exchange.answer(unknown.get()));
    }
    Optional<Served> current =
        exchange
            .edition()
            .read(exchange.knowledge(), named.type(), named.one(), exchange.asked().form());
    Matcher form = VERSION.matcher(version);
    boolean isCurrent = current.filter(c -> Freshness.names(c, version)).isPresent();
    if (isCurrent || !form.matches()) {
      return Uni.createFrom()
          .item(
              isCurrent
                  ? exchange.conditional(current.orElseThrow())
                  : exchange.answer(noVersion(exchange, named, current)));
    }
    Address address = new Address(named.type(), named.one(), Integer.parseInt(form.group(1)));
    return looked(
        () ->
            exchange
                .edition()
                .version(new Times(exchange.knowledge(), past), address, exchange.asked().form())
                .map(found -> kept(exchange, found.served(), version))
                .orElseGet(() -> exchange.answer(noVersion(exchange, named, current))));
  }

  private static Response kept(Exchange exchange, @Nullable Served found, String version) {
    if (found == null) {
      return exchange.answer(
          Problem.of(410, "deleted", "that version says that the resource was deleted"));
    }
    return Freshness.names(found, version)
        ? exchange.conditional(found)
        : exchange.answer(
            Problem.of(
                404,
                "not-found",
                "of that number the last state is kept, which is version " + found.version()));
  }

  private Problem noVersion(Exchange exchange, Named named, Optional<Served> current) {
    return current
        .map(
            c ->
                Problem.of(
                    404,
                    "not-found",
                    "there is no such version; the current one is version " + c.version()))
        .orElseGet(() -> absent(exchange, named));
  }

  /** The histories of what is there and of what was. */
  Uni<Response> history(Exchange exchange, Named named) {
    String ofAny = named.id() == null ? "-" : named.one();
    exchange // What is done once and takes seconds is done before the time of the answer begins.
        .edition()
        .read(exchange.knowledge(), named.type(), ofAny, exchange.asked().form());
    return looked(
        () ->
            exchange
                .edition()
                .history(
                    new Times(exchange.knowledge(), past),
                    editions.request(
                        named.type(),
                        exchange.asked().arguments(),
                        editions.base(exchange.edition()),
                        exchange.asked().strict()),
                    named.id(),
                    exchange.asked().form())
                .map(
                    read ->
                        read.match(
                            bundle -> exchange.answer(200, bundle),
                            issues -> exchange.answer(new Problem(400, issues))))
                .orElseGet(() -> exchange.answer(absent(exchange, named))));
  }

  private Uni<Response> looked(Supplier<Response> work) {
    return lookups.run(
        () -> {
          try {
            return work.get();
          } catch (StoreUnavailable away) {
            return Lookups.away();
          }
        });
  }
}
