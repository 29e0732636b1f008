package org.spasmwatch.rest.fhir.write;

import org.spasmwatch.rest.fhir.write.call.Aim;
import org.spasmwatch.rest.fhir.write.bundle.Batches;
import org.spasmwatch.rest.fhir.write.call.Answers;
import org.spasmwatch.rest.fhir.write.call.Incoming;
import org.spasmwatch.rest.fhir.write.single.Interactions;
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
import org.spasmwatch.rest.Scoped;

/**
 * Writing over the FHIR API, in every edition alike: create, update, patch and delete, by id or
 * by a condition, one by one or several in a Bundle.
 */
@Path("/fhir/{edition}")
@Blocking
public class WriteResource {
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
    Sent sent = new Sent(context, headers, body);
    return reception.take(
        new Aim(edition, "Bundle", null, "transaction"),
        sent,
        call -> batches.run(call, incoming.resource(call.exchange().edition(), sent.type(), body)));
  }

  @POST
  @Path("/{type}")
  @Scoped("{type}.c")
  public Uni<Response> create(
      @PathParam("edition") String edition, @PathParam("type") String type, byte[] body) {
    Sent sent = new Sent(context, headers, body);
    return reception.take(
        new Aim(edition, type, null, "create"),
        sent,
        call ->
            interactions.create(
                call, type, incoming.resource(call.exchange().edition(), sent.type(), body)));
  }

  @PUT
  @Path("/{type}/{id}")
  @Scoped("{type}.u")
  public Uni<Response> update(
      @PathParam("edition") String edition,
      @PathParam("type") String type,
      @PathParam("id") String id,
      byte[] body) {
    Sent sent = new Sent(context, headers, body);
    return reception.take(
        new Aim(edition, type, id, "update"),
        sent,
        call ->
            interactions.update(
                call, type, id, incoming.resource(call.exchange().edition(), sent.type(), body)));
  }

  @PUT
  @Path("/{type}")
  @Scoped("{type}.u")
  public Uni<Response> updateMatch(
      @PathParam("edition") String edition, @PathParam("type") String type, byte[] body) {
    Sent sent = new Sent(context, headers, body);
    return reception.take(
        new Aim(edition, type, null, "update"),
        sent,
        call ->
            interactions.updateMatch(
                call,
                type,
                sent.query(),
                incoming.resource(call.exchange().edition(), sent.type(), body)));
  }

  @PATCH
  @Path("/{type}/{id}")
  @Scoped("{type}.u")
  public Uni<Response> patch(
      @PathParam("edition") String edition,
      @PathParam("type") String type,
      @PathParam("id") String id,
      byte[] body) {
    Sent sent = new Sent(context, headers, body);
    return reception
        .take(
            new Aim(edition, type, id, "patch"),
            sent,
            call ->
                interactions.patch(
                    call, type, id, incoming.patch(call.exchange().edition(), sent.type(), body)))
        .map(Answers::patchable);
  }

  @PATCH
  @Path("/{type}")
  @Scoped("{type}.u")
  public Uni<Response> patchMatch(
      @PathParam("edition") String edition, @PathParam("type") String type, byte[] body) {
    Sent sent = new Sent(context, headers, body);
    return reception
        .take(
            new Aim(edition, type, null, "patch"),
            sent,
            call ->
                interactions.patchMatch(
                    call,
                    type,
                    sent.query(),
                    incoming.patch(call.exchange().edition(), sent.type(), body)))
        .map(Answers::patchable);
  }

  @DELETE
  @Path("/{type}/{id}")
  @Scoped("{type}.d")
  public Uni<Response> delete(
      @PathParam("edition") String edition,
      @PathParam("type") String type,
      @PathParam("id") String id) {
    return reception.take(
        new Aim(edition, type, id, "delete"),
        new Sent(context, headers, new byte[0]),
        call -> interactions.delete(call, type, id));
  }

  @DELETE
  @Path("/{type}")
  @Scoped("{type}.d")
  public Uni<Response> deleteMatch(
      @PathParam("edition") String edition, @PathParam("type") String type) {
    Sent sent = new Sent(context, headers, new byte[0]);
    return reception.take(
        new Aim(edition, type, null, "delete"),
        sent,
        call -> interactions.deleteMatch(call, type, sent.query()));
  }
}
