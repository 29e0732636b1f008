package org.spasmwatch.rest.fhir;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.spasmwatch.fhir.Edition.Served;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.Scoped;

/** The FHIR RESTful API, for every edition alike: read, vread, search by GET and POST, metadata. */
@Path("/fhir/{edition}")
public class FhirResource {
  private final Editions editions;
  private final HttpHeaders headers;
  private final UriInfo uri;

  FhirResource(Editions editions, HttpHeaders headers, UriInfo uri) {
    this.editions = editions;
    this.headers = headers;
    this.uri = uri;
  }

  @GET
  @Path("/metadata")
  public Response metadata(@PathParam("edition") String edition) {
    return exchange(
        edition,
        inUrl(),
        exchange ->
            exchange
                .unknownArgument()
                .map(exchange::answer)
                .orElseGet(() -> exchange.answer(200, editions.metadata(exchange))));
  }

  @GET
  @Path("/{type}")
  @Scoped(value = "{type}.s", openInTrial = true)
  public Response search(@PathParam("edition") String edition, @PathParam("type") String type) {
    return exchange(edition, inUrl(), exchange -> search(exchange, type));
  }

  @POST
  @Path("/{type}/_search")
  @Scoped(value = "{type}.s", openInTrial = true)
  public Response searchByForm(
      @PathParam("edition") String edition, @PathParam("type") String type, byte[] form) {
    Optional<List<Argument>> inForm = Arguments.parse(new String(form, StandardCharsets.UTF_8));
    return exchange(
        edition,
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
        edition,
        inUrl(),
        exchange -> found(exchange, type, id, served -> conditional(exchange, served)));
  }

  @GET
  @Path("/{type}/{id}/_history/{version}")
  @Scoped(value = "{type}.r", openInTrial = true)
  public Response vread(
      @PathParam("edition") String edition,
      @PathParam("type") String type,
      @PathParam("id") String id,
      @PathParam("version") String version) {
    return exchange(
        edition,
        inUrl(),
        exchange -> found(exchange, type, id, served -> state(exchange, served, version)));
  }

  private Response exchange(
      String edition, Optional<List<Argument>> arguments, Function<Exchange, Response> answer) {
    return arguments
        .map(given -> editions.exchange(edition, headers, given, answer))
        .orElseGet(
            () ->
                Problem.of(400, "invalid", "the query has a % without two hexadecimal digits")
                    .response());
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
                        editions.request(
                            type,
                            exchange.arguments(),
                            editions.base(exchange.edition()),
                            exchange.strict()),
                        exchange.form())
                    .match(
                        bundle -> exchange.answer(200, bundle),
                        issues -> exchange.answer(new Problem(400, issues))));
  }

  private Response found(
      Exchange exchange, String type, String id, Function<Served, Response> answer) {
    return editions
        .unknownType(exchange, type)
        .or(exchange::unknownArgument)
        .map(exchange::answer)
        .orElseGet(
            () ->
                exchange
                    .edition()
                    .read(exchange.knowledge(), type, id, exchange.form())
                    .map(answer)
                    .orElseGet(
                        () ->
                            exchange.answer(
                                Problem.of(
                                    404,
                                    "not-found",
                                    "there is no " + type + " of this id; search lists them"))));
  }

  private static Response conditional(Exchange exchange, Served served) {
    Freshness freshness = new Freshness(served);
    Response whole =
        freshness.isKnownTo(exchange.headers())
            ? Response.notModified().header(HttpHeaders.CACHE_CONTROL, "no-cache").build()
            : exchange.answer(200, served.body());
    return named(whole, freshness);
  }

  private static Response named(Response response, Freshness freshness) {
    Response.ResponseBuilder named =
        Response.fromResponse(response).header(HttpHeaders.ETAG, freshness.etag());
    freshness.lastModified().ifPresent(date -> named.header(HttpHeaders.LAST_MODIFIED, date));
    return named.build();
  }

  private static Response state(Exchange exchange, Served served, String version) {
    return version.equals(String.valueOf(served.version()))
        ? conditional(exchange, served)
        : exchange.answer(
            Problem.of(
                404,
                "not-found",
                "only the current state is served, which is version " + served.version()));
  }

  private Optional<List<Argument>> inUrl() {
    return Arguments.parse(uri.getRequestUri().getRawQuery());
  }

  private static List<Argument> joined(List<Argument> first, List<Argument> second) {
    List<Argument> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }
}
