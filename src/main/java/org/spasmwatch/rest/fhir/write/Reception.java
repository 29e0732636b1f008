package org.spasmwatch.rest.fhir.write;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.spasmwatch.app.audit.AuditRecord.Kind;
import org.spasmwatch.app.audit.Deed;
import org.spasmwatch.app.audit.Detail;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.rest.access.Callers;
import org.spasmwatch.rest.fhir.Arguments;
import org.spasmwatch.rest.fhir.Asked;
import org.spasmwatch.rest.fhir.Editions;
import org.spasmwatch.rest.fhir.write.call.Aim;
import org.spasmwatch.rest.fhir.write.call.Answers;
import org.spasmwatch.rest.fhir.write.call.Call;
import org.spasmwatch.rest.fhir.write.call.Call.Caller;
import org.spasmwatch.rest.fhir.write.call.Refusal;
import org.spasmwatch.rest.fhir.write.single.WritableTypes;
import org.spasmwatch.rest.traffic.Trail;
import org.spasmwatch.trust.Scopes;

/**
 * Takes in requests that write: reads off them what the work needs, has it done away from the event
 * loop, and sees to it that the audit trail knows of it, however it ends.
 */
@ApplicationScoped
public class Reception {
  private final Editions editions;
  private final Desk desk;

  Reception(Editions editions, Desk desk) {
    this.editions = editions;
    this.desk = desk;
  }

  Uni<Response> take(Aim aim, Sent sent, Function<Call, Response> work) {
    return take(aim, sent, Deed.of(Kind.CHANGE).with(Detail.INTERACTION, aim.interaction()), work);
  }

  /**
   * @param deed what the audit trail is to know of it
   */
  public Uni<Response> take(Aim aim, Sent sent, Deed deed, Function<Call, Response> work) {
    Trail trail = Trail.of(sent.context());
    trail.saw(deed);
    Scopes scopes = Callers.scopes(sent.context()).orElseGet(Scopes::none);
    String name = Callers.of(sent.context()).map(c -> c.name()).orElse("unnamed");
    return editions
        .meet(aim.edition(), aim.type(), new Asked(form(sent), sent.headers()))
        .match(
            exchange -> {
              try {
                Caller caller = new Caller(name, scopes, reason(sent));
                Call call = Call.of(exchange, sent.headers(), caller);
                return desk.run(() -> done(call, work, aim, trail, deed));
              } catch (Refusal refusal) {
                return Uni.createFrom().item(exchange.answer(refusal.problem()));
              }
            },
            refusal -> Uni.createFrom().item(refusal));
  }

  private static String reason(Sent sent) {
    return Reasons.of(sent.headers().getHeaderString("X-Provenance"));
  }

  /** How the answer is to be written; what else is in the query is a condition. */
  private static List<Argument> form(Sent sent) {
    return Arguments.parse(sent.query()).orElse(List.of()).stream()
        .filter(a -> a.name().equals("_format") || a.name().equals("_pretty"))
        .toList();
  }

  private static Response done(
      Call call, Function<Call, Response> work, Aim aim, Trail trail, Deed deed) {
    Response answer;
    try {
      if (!aim.type().equals("Bundle")) {
        WritableTypes.check(call.exchange(), aim.type());
      }
      answer = work.apply(call);
    } catch (Refusal refusal) {
      return Answers.refused(call, refusal);
    }
    trail.saw(deed.about(Answers.versions(answer, aim)));
    return answer;
  }
}
