package org.spasmwatch.rest.fhir.operation;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.spasmwatch.rest.fhir.Exchange;
import org.spasmwatch.rest.fhir.operation.Called.On;
import org.spasmwatch.rest.fhir.operation.Called.Sent;

/** {@code $versions}: which versions of FHIR there are at a base. For all, as the metadata are. */
@Path("/fhir/{edition}/{operation: (?:\\$|%24)versions}")
public class VersionsResource {
  private static final List<String> TAKES = List.of("_format", "_pretty");

  private final Called called;

  VersionsResource(Called called) {
    this.called = called;
  }

  /** It takes nothing; clients that post every operation may do so here (FHIR R5, 3.2.2.2). */
  @POST
  public Response posted(
      @PathParam("edition") String edition,
      @Context RoutingContext context,
      @Context HttpHeaders headers) {
    return versions(edition, context, headers);
  }

  /** Medication has every version that anything has. */
  @GET
  public Response versions(
      @PathParam("edition") String edition,
      @Context RoutingContext context,
      @Context HttpHeaders headers) {
    return called.exchange(
        new On(edition, "Medication"),
        new Sent(context, headers),
        exchange -> exchange.taking(TAKES, () -> answer(exchange, headers)));
  }

  /** A client that asks for plain JSON gets no FHIR (FHIR R5, "Operation $versions"). */
  private static Response answer(Exchange exchange, HttpHeaders headers) {
    List<String> versions = exchange.edition().versions("Medication");
    String accept = Optional.ofNullable(headers.getHeaderString(HttpHeaders.ACCEPT)).orElse("");
    return accept.strip().equals("application/json")
        ? Response.ok(plain(versions), "application/json").build()
        : exchange.answer(200, parameters(versions));
  }

  private static String plain(List<String> versions) {
    return "{\"versions\":["
        + versions.stream().map(v -> "\"" + v + "\"").collect(Collectors.joining(","))
        + "],\"default\":\""
        + versions.get(0)
        + "\"}";
  }

  private static String parameters(List<String> versions) {
    return versions.stream()
        .map(v -> "{\"name\":\"version\",\"valueCode\":\"" + v + "\"},")
        .collect(
            Collectors.joining(
                "",
                "{\"resourceType\":\"Parameters\",\"parameter\":[",
                "{\"name\":\"default\",\"valueCode\":\"" + versions.get(0) + "\"}]}"));
  }
}
