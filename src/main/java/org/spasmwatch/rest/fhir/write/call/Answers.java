package org.spasmwatch.rest.fhir.write.call;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.util.List;
import org.spasmwatch.fhir.Edition.Served;
import org.spasmwatch.fhir.OperationOutcomes;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.form.Freshness;

/** How a write is answered: with what there is now, as much of it as the client prefers. */
public final class Answers {
  private Answers() {}

  /** Of a resource as it was written, or found in place of one: a condition does not say where. */
  public static Response shown(Call call, int status, String type, String id) {
    Served served = served(call, type, id);
    return marked(preferred(call, status, type, id), served)
        .header(HttpHeaders.LOCATION, location(call, type, id, served))
        .build();
  }

  /** Of a resource as it is now. */
  public static Response read(Call call, String type, String id, Served served) {
    return marked(preferred(call, 200, type, id), served).build();
  }

  private static ResponseBuilder preferred(Call call, int status, String type, String id) {
    return switch (call.prefers()) {
      case MINIMAL -> Response.status(status);
      case REPRESENTATION ->
          Response.fromResponse(call.exchange().answer(status, whole(call, type, id)));
      case OUTCOME ->
          Response.fromResponse(
              call.exchange()
                  .answer(status, OperationOutcomes.allWell(said(status, type, id)).toString()));
    };
  }

  private static ResponseBuilder marked(ResponseBuilder answer, Served served) {
    Freshness freshness = new Freshness(served);
    answer.header(HttpHeaders.ETAG, freshness.etag());
    freshness.lastModified().ifPresent(date -> answer.header(HttpHeaders.LAST_MODIFIED, date));
    return answer;
  }

  static Served served(Call call, String type, String id) {
    return call.current(type, id).orElseThrow(() -> overtaken(type));
  }

  private static Refusal overtaken(String type) {
    return Refusal.of(409, "conflict", "the " + type + " was written, and deleted since");
  }

  private static String whole(Call call, String type, String id) {
    return call.exchange()
        .edition()
        .read(call.exchange().knowledge(), type, id, call.exchange().asked().form())
        .map(Served::body)
        .orElseThrow(() -> overtaken(type));
  }

  public static String location(Call call, String type, String id, Served served) {
    return call.exchange().base() + "/" + type + "/" + id + "/_history/" + served.version();
  }

  /** Nothing is there any more. */
  public static Response gone(Call call) {
    return call.prefers() == Preference.OUTCOME
        ? call.exchange()
            .answer(200, OperationOutcomes.allWell("it is deleted; its versions stay").toString())
        : Response.noContent().build();
  }

  public static Response refused(Call call, Refusal refusal) {
    return refused(call, refusal.problem());
  }

  public static Response refused(Call call, Problem problem) {
    Response answer = call.exchange().answer(problem);
    return switch (problem.status()) {
      case 403 ->
          Response.fromResponse(answer)
              .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"")
              .build();
      case 405 ->
          Response.fromResponse(answer).header(HttpHeaders.ALLOW, "GET, HEAD, OPTIONS").build();
      case 503 -> Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, "1").build();
      default -> answer;
    };
  }

  /** A refusal of the form of a patch says which there are (RFC 5789, 2.2). */
  public static Response patchable(Response answer) {
    return answer.getStatus() == 415
        ? Response.fromResponse(answer).header("Accept-Patch", Incoming.PATCHES).build()
        : answer;
  }

  /** What an answer says of what was written, for the audit trail. */
  public static List<String> versions(Response answer, Aim aim) {
    String etag = answer.getHeaderString(HttpHeaders.ETAG);
    String location = answer.getHeaderString(HttpHeaders.LOCATION);
    if (location != null) {
      return List.of(location.substring(location.indexOf(aim.type() + "/")));
    }
    return aim.id() == null
        ? List.of()
        : List.of(
            aim.type()
                + "/"
                + aim.id()
                + (etag == null ? "" : "/_history/" + etag.replaceAll("W/|\"", "")));
  }

  private static String said(int status, String type, String id) {
    return type + "/" + id + (status == 201 ? " is created" : " is written");
  }
}
