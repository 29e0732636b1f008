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
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.audit.AuditLog;
import org.spasmwatch.app.audit.AuditRecord.Kind;
import org.spasmwatch.app.audit.Deed;
import org.spasmwatch.app.audit.Detail;
import org.spasmwatch.fhir.r5.audit.AuditEdition;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.rest.Lookups;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.Scoped;
import org.spasmwatch.rest.traffic.Trail;

/**
 * The audit trail over FHIR: read, and search by GET and POST. The one part of that API that reads
 * the database; that it was read is written into the trail itself.
 */
@Path("/fhir/r5/AuditEvent")
@Scoped("AuditEvent.rs")
@Blocking
public class AuditResource {
  /** The one edition in which the trail can be read. */
  static final String EDITION = "r5";

  private final Editions editions;
  private final AuditPages pages;
  private final Lookups lookups;

  AuditResource(Editions editions, AuditPages pages, Lookups lookups) {
    this.editions = editions;
    this.pages = pages;
    this.lookups = lookups;
  }

  @GET
  public Uni<Response> search(@Context RoutingContext context, @Context HttpHeaders headers) {
    Trail trail = Trail.of(context);
    Optional<List<Argument>> inUrl = Arguments.parse(context.request().query());
    return answer(inUrl, headers, exchange -> search(exchange, trail));
  }

  /** A patient's URL had better not stand in a URL, which others on the way may log. */
  @POST
  @Path("/_search")
  public Uni<Response> searchByForm(
      byte[] form, @Context RoutingContext context, @Context HttpHeaders headers) {
    MediaType type = headers.getMediaType();
    if (type != null && !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
      return Uni.createFrom().item(noForm().response());
    }
    Trail trail = Trail.of(context);
    Optional<List<Argument>> inForm = Arguments.parse(new String(form, StandardCharsets.UTF_8));
    return answer(
        Arguments.parse(context.request().query())
            .flatMap(first -> inForm.map(second -> joined(first, second))),
        headers,
        exchange -> search(exchange, trail));
  }

  @GET
  @Path("/{id}")
  public Uni<Response> read(
      @PathParam("id") String id, @Context RoutingContext context, @Context HttpHeaders headers) {
    Trail trail = Trail.of(context);
    return answer(
        Arguments.parse(context.request().query()), headers, exchange -> read(exchange, id, trail));
  }

  private Uni<Response> answer(
      Optional<List<Argument>> arguments,
      HttpHeaders headers,
      Function<Exchange, Response> answer) {
    if (arguments.isEmpty()) {
      return Uni.createFrom().item(Arguments.malformed().response());
    }
    AuditEdition.prepare();
    return lookups.run(
        () -> {
          try {
            return editions.exchange(
                EDITION, "AuditEvent", new Asked(arguments.get(), headers), answer);
          } catch (AuditLog.Unavailable away) {
            return Lookups.away();
          }
        });
  }

  private Response search(Exchange exchange, Trail trail) {
    Deed deed = Deed.of(Kind.READ).with(Detail.INTERACTION, "search-type");
    trail.saw(deed);
    return pages
        .search(exchange)
        .match(
            page -> {
              trail.saw(deed.with(Detail.MATCHES, page.matches()));
              return exchange.answer(200, page.body());
            },
            issues -> exchange.answer(new Problem(400, issues)));
  }

  private Response read(Exchange exchange, String id, Trail trail) {
    Optional<Problem> unknown = exchange.asked().unknownArgument(Asked.READ_TAKES);
    if (unknown.isPresent()) {
      return exchange.answer(unknown.get());
    }
    Deed deed = Deed.of(Kind.READ).with(Detail.INTERACTION, "read");
    trail.saw(deed.with(Detail.MATCHES, 0));
    @Nullable String body = pages.read(exchange, id).orElse(null);
    if (body == null) {
      return exchange.answer(
          Problem.of(404, "not-found", "there is no AuditEvent of this id; search lists them"));
    }
    trail.saw(deed.about(List.of("AuditEvent/" + id)).with(Detail.MATCHES, 1));
    return exchange.answer(200, body);
  }

  private static Problem noForm() {
    return Problem.of(
        415,
        "not-supported",
        "a search is posted as a form: " + MediaType.APPLICATION_FORM_URLENCODED);
  }

  private static List<Argument> joined(List<Argument> first, List<Argument> second) {
    List<Argument> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }
}
