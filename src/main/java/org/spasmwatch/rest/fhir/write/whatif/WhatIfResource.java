package org.spasmwatch.rest.fhir.write.whatif;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.spasmwatch.app.audit.AuditRecord.Kind;
import org.spasmwatch.app.audit.Deed;
import org.spasmwatch.app.audit.Detail;
import org.spasmwatch.rest.Scoped;
import org.spasmwatch.rest.fhir.write.Reception;
import org.spasmwatch.rest.fhir.write.Sent;
import org.spasmwatch.rest.fhir.write.call.Aim;
import org.spasmwatch.rest.fhir.write.call.Call;
import org.spasmwatch.rest.fhir.write.call.Incoming;
import org.spasmwatch.rest.fhir.write.call.Refusal;

/**
 * {@code $what-if} on ClinicalUseDefinition: which cards would change if the statement were
 * written. It needs the scope of an update, and that of an assessment where patients are sent.
 */
@Path("/fhir/{edition}/{type}/{operation: (?:\\$|%24)what-if}")
@Blocking
public class WhatIfResource {
  private final Reception reception;
  private final Incoming incoming;
  private final WhatIf whatIf;
  private final Clock clock;

  WhatIfResource(Reception reception, Incoming incoming, WhatIf whatIf, Clock clock) {
    this.reception = reception;
    this.incoming = incoming;
    this.whatIf = whatIf;
    this.clock = clock;
  }

  @POST
  @Scoped("{type}.u")
  public Uni<Response> whatIf(
      byte[] body,
      @PathParam("edition") String edition,
      @PathParam("type") String type,
      @Context RoutingContext context,
      @Context HttpHeaders headers) {
    Sent sent = new Sent(context, headers, body);
    return reception.take(
        new Aim(edition, type, null, "operation"),
        sent,
        Deed.of(Kind.ASSESS).with(Detail.PURPOSE, WhatIf.PURPOSE),
        call -> answer(call, type, sent));
  }

  private Response answer(Call call, String type, Sent sent) {
    if (!type.equals(Proposal.TYPE)) {
      throw Refusal.of(404, "not-supported", "$what-if is on " + Proposal.TYPE + " only");
    }
    Proposal proposal =
        Proposal.of(
            incoming.resource(call.exchange().edition(), sent.type(), sent.body()),
            clock.instant());
    if (!proposal.patients().isEmpty()) {
      call.need("Bundle", 'c');
    }
    return call.exchange().answer(200, whatIf.of(call, proposal).parameters().toString());
  }
}
