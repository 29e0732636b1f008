package org.spasmwatch.rest.fhir.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.function.BiFunction;
import org.spasmwatch.fhir.patch.Patch;
import org.spasmwatch.rest.Scoped;
import org.spasmwatch.rest.fhir.write.bundle.Batches;
import org.spasmwatch.rest.fhir.write.call.Aim;
import org.spasmwatch.rest.fhir.write.call.Answers;
import org.spasmwatch.rest.fhir.write.call.Call;
import org.spasmwatch.rest.fhir.write.call.Incoming;
import org.spasmwatch.rest.fhir.write.single.Interactions;

/**
 * Writing over the FHIR API, in every edition alike: create, update, patch and delete, by id or by
 * a condition, one by one or several in a Bundle.
 */
@Path("/fhir/{edition}")
@Blocking
public class WriteResource {
  private static final byte[] NOTHING = {};

  private final Reception reception;
  private final Interactions interactions;
  private final Batches batches;
  private final Incoming incoming;
  private final HttpHeaders headers;
  private final RoutingContext context;

  WriteResource(
      Reception reception,
      Interactions interactions,
      Batches batches,
      Incoming incoming,
      HttpHeaders headers,
      RoutingContext context) {
    this.reception = reception;
    this.interactions = interactions;
    this.batches = batches;
    this.incoming = incoming;
    this.headers = headers;
    this.context = context;
  }

  /** A batch or transaction; each entry needs the scope that it would need by itself. */
  @POST
  @Scoped("*.")
  public Uni<Response> bundle(@PathParam("edition") String edition, byte[] body) {
    return take(
        new Aim(edition, "Bundle", null, "transaction"),
        body,
        (call, sent) -> batches.run(call, resource(call, sent)));
  }

  @POST
  @Path("/{type}")
  @Scoped("{type}.c")
  public Uni<Response> create(
      @PathParam("edition") String edition, @PathParam("type") String type, byte[] body) {
    return take(
        new Aim(edition, type, null, "create"),
        body,
        (call, sent) -> interactions.create(call, type, resource(call, sent)));
  }

  @PUT
  @Path("/{type}/{id}")
  @Scoped("{type}.u")
  public Uni<Response> update(
      @PathParam("edition") String edition,
      @PathParam("type") String type,
      @PathParam("id") String id,
      byte[] body) {
    return take(
        new Aim(edition, type, id, "update"),
        body,
        (call, sent) -> interactions.update(call, type, id, resource(call, sent)));
  }

  @PUT
  @Path("/{type}")
  @Scoped("{type}.u")
  public Uni<Response> updateMatch(
      @PathParam("edition") String edition, @PathParam("type") String type, byte[] body) {
    return take(
        new Aim(edition, type, null, "update"),
        body,
        (call, sent) -> interactions.updateMatch(call, type, sent.query(), resource(call, sent)));
  }

  @PATCH
  @Path("/{type}/{id}")
  @Scoped("{type}.u")
  public Uni<Response> patch(
      @PathParam("edition") String edition,
      @PathParam("type") String type,
      @PathParam("id") String id,
      byte[] body) {
    return take(
            new Aim(edition, type, id, "patch"),
            body,
            (call, sent) -> interactions.patch(call, type, id, patch(call, sent)))
        .map(Answers::patchable);
  }

  @PATCH
  @Path("/{type}")
  @Scoped("{type}.u")
  public Uni<Response> patchMatch(
      @PathParam("edition") String edition, @PathParam("type") String type, byte[] body) {
    return take(
            new Aim(edition, type, null, "patch"),
            body,
            (call, sent) -> interactions.patchMatch(call, type, sent.query(), patch(call, sent)))
        .map(Answers::patchable);
  }

  @DELETE
  @Path("/{type}/{id}")
  @Scoped("{type}.d")
  public Uni<Response> delete(
      @PathParam("edition") String edition,
      @PathParam("type") String type,
      @PathParam("id") String id) {
    return take(
        new Aim(edition, type, id, "delete"),
        NOTHING,
        (call, sent) -> interactions.delete(call, type, id));
  }

  @DELETE
  @Path("/{type}")
  @Scoped("{type}.d")
  public Uni<Response> deleteMatch(
      @PathParam("edition") String edition, @PathParam("type") String type) {
    return take(
        new Aim(edition, type, null, "delete"),
        NOTHING,
        (call, sent) -> interactions.deleteMatch(call, type, sent.query()));
  }

  private Uni<Response> take(Aim aim, byte[] body, BiFunction<Call, Sent, Response> work) {
    Sent sent = new Sent(context, headers, body);
    return reception.take(aim, sent, call -> work.apply(call, sent));
  }

  private ObjectNode resource(Call call, Sent sent) {
    return incoming.resource(call.exchange().edition(), sent.type(), sent.body());
  }

  private Patch patch(Call call, Sent sent) {
    return incoming.patch(call.exchange().edition(), sent.type(), sent.body());
  }
}
