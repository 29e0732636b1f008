package org.spasmwatch.rest.fhir;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.spasmwatch.fhir.Edition.Served;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.Scoped;
import org.spasmwatch.rest.access.Callers;
import org.spasmwatch.rest.fhir.Pasts.Named;

/**
 * The FHIR RESTful API, for every edition alike: read, vread, history, search by GET and POST,
 * metadata.
 */
@Path("/fhir/{edition}")
public class FhirResource {
  /** {@code mode} asks for a part of it, but a server may always give the whole (3.2.0.13). */
  private static final List<String> METADATA_TAKES =
      List.of("_format", "_pretty", "_summary", "mode");

  private static final Set<String> MODES = Set.of("full", "normative", "terminology");

  private final Editions editions;
  private final HttpHeaders headers;
  private final RoutingContext context;
  private final Pasts pasts;

  FhirResource(Editions editions, Pasts pasts, HttpHeaders headers, RoutingContext context) {
    this.editions = editions;
    this.pasts = pasts;
    this.headers = headers;
    this.context = context;
  }

  @GET
  @Path("/metadata")
  public Response metadata(@PathParam("edition") String edition) {
    return exchange(
        edition,
        "CapabilityStatement",
        inUrl(),
        exchange ->
            exchange
                .asked()
                .unknownArgument(METADATA_TAKES)
                .or(() -> badMode(exchange))
                .map(exchange::answer)
                .orElseGet(() -> exchange.answer(200, editions.metadata(exchange))));
  }

  private static Optional<Problem> badMode(Exchange exchange) {
    return exchange
        .asked()
        .last("mode")
        .filter(mode -> !MODES.contains(mode))
        .map(mode -> Problem.of(400, "invalid", "'mode' is one of full, normative, terminology"));
  }

  @GET
  @Path("/{type}")
  @Scoped(value = "{type}.s", openInTrial = true)
  public Response search(@PathParam("edition") String edition, @PathParam("type") String type) {
    return exchange(edition, type, inUrl(), exchange -> search(exchange, type));
  }

  @POST
  @Path("/{type}/_search")
  @Scoped(value = "{type}.s", openInTrial = true)
  public Response searchByForm(
      @PathParam("edition") String edition, @PathParam("type") String type, byte[] form) {
    Optional<List<Argument>> inForm = Arguments.parse(new String(form, StandardCharsets.UTF_8));
    return exchange(
        edition,
        type,
        inUrl().flatMap(first -> inForm.map(second -> joined(first, second))),
        exchange -> notAForm().map(exchange::answer).orElseGet(() -> search(exchange, type)));
  }

  @GET
  @Path("/{type}/{id}")
  @Scoped(value = "{type}.r", openInTrial = true)
  public Response read(
      @PathParam("edition") String edition,
      @PathParam("type") String type,
      @PathParam("id") String id) {
    return exchange(
        edition, type, inUrl(), exchange -> found(exchange, type, id, exchange::conditional));
  }

  /** The current version is at hand; for any other the database is asked. */
  @GET
  @Path("/{type}/{id}/_history/{version}")
  @Blocking
  @Scoped(value = "{type}.r", openInTrial = true)
  public Uni<Response> vread(@Context UriInfo uri, @Context HttpHeaders sent) {
    MultivaluedMap<String, String> path = uri.getPathParameters();
    return later(
        path, sent, exchange -> pasts.version(exchange, resource(path), path.getFirst("version")));
  }

  @GET
  @Path("/{type}/{id}/_history")
  @Blocking
  @Scoped(value = "{type}.r", openInTrial = true)
  public Uni<Response> instanceHistory(@Context UriInfo uri, @Context HttpHeaders sent) {
    MultivaluedMap<String, String> path = uri.getPathParameters();
    return later(path, sent, exchange -> pasts.history(exchange, resource(path)));
  }

  @GET
  @Path("/{type}/_history")
  @Blocking
  @Scoped(value = "{type}.s", openInTrial = true)
  public Uni<Response> typeHistory(@Context UriInfo uri, @Context HttpHeaders sent) {
    MultivaluedMap<String, String> path = uri.getPathParameters();
    return later(path, sent, exchange -> pasts.history(exchange, resource(path)));
  }

  private static Named resource(MultivaluedMap<String, String> path) {
    return new Named(path.getFirst("type"), path.getFirst("id"));
  }

  /** An answer for which others may have to be waited for. */
  private Uni<Response> later(
      MultivaluedMap<String, String> path,
      HttpHeaders sent,
      Function<Exchange, Uni<Response>> answer) {
    Optional<List<Argument>> arguments = inUrl();
    if (arguments.isEmpty()) {
      return Uni.createFrom().item(Arguments.malformed().response());
    }
    String type = path.getFirst("type");
    return editions
        .meet(path.getFirst("edition"), type, new Asked(arguments.get(), sent))
        .match(
            exchange ->
                editions
                    .unknownType(exchange, type)
                    .map(problem -> Uni.createFrom().item(exchange.answer(problem)))
                    .orElseGet(() -> answer.apply(exchange)),
            refusal -> Uni.createFrom().item(refusal));
  }

  private Response exchange(
      String edition,
      String type,
      Optional<List<Argument>> arguments,
      Function<Exchange, Response> answer) {
    return arguments
        .map(given -> editions.exchange(edition, type, new Asked(given, headers), answer))
        .orElseGet(() -> Arguments.malformed().response());
  }

  private Optional<Problem> notAForm() {
    MediaType type = headers.getMediaType();
    return type == null || type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                415,
                "not-supported",
                "a search is posted as a form: " + MediaType.APPLICATION_FORM_URLENCODED));
  }

  private Response search(Exchange exchange, String type) {
    return editions
        .unknownType(exchange, type)
        .map(exchange::answer)
        .orElseGet(
            () ->
                exchange
                    .edition()
                    .search(
                        exchange.knowledge(),
                        editions
                            .request(
                                type,
                                exchange.asked().arguments(),
                                editions.base(exchange.edition()),
                                exchange.asked().strict())
                            .within(other -> Callers.maySearch(context, other)),
                        exchange.asked().form())
                    .match(
                        bundle -> exchange.answer(200, bundle),
                        issues -> exchange.answer(Problem.ofSearch(issues))));
  }

  private Response found(
      Exchange exchange, String type, String id, Function<Served, Response> answer) {
    return editions
        .unknownType(exchange, type)
        .or(() -> exchange.asked().unknownArgument(Asked.READ_TAKES))
        .or(() -> exchange.unknownElement(type))
        .map(exchange::answer)
        .orElseGet(
            () ->
                exchange
                    .edition()
                    .read(exchange.knowledge(), type, id, exchange.asked().form())
                    .map(answer)
                    .orElseGet(() -> exchange.answer(pasts.absent(exchange, new Named(type, id)))));
  }

  private Optional<List<Argument>> inUrl() {
    return Arguments.parse(Arguments.query(context));
  }

  private static List<Argument> joined(List<Argument> first, List<Argument> second) {
    List<Argument> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }
}
