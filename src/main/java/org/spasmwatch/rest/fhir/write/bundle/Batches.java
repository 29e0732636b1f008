package org.spasmwatch.rest.fhir.write.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spasmwatch.fhir.patch.Patch;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.Exchange;
import org.spasmwatch.rest.fhir.form.Media;
import org.spasmwatch.rest.fhir.form.Shape;
import org.spasmwatch.rest.fhir.write.call.Answers;
import org.spasmwatch.rest.fhir.write.call.Call;
import org.spasmwatch.rest.fhir.write.call.Incoming;
import org.spasmwatch.rest.fhir.write.call.Refusal;
import org.spasmwatch.rest.fhir.write.single.Interactions;
import org.spasmwatch.rest.fhir.write.single.WritableTypes;

/** Takes Bundles apart and puts the answers together: each entry by itself, or all as one. */
@ApplicationScoped
public class Batches {
  /** Less than what the whole request may take, so that its answer says what was done. */
  private static final Duration LONGEST = Duration.ofSeconds(12);

  private static final int UNPROCESSABLE = 422;

  private final Transactions transactions;
  private final Interactions interactions;
  private final Lookup lookup;
  private final Incoming incoming;

  Batches(Transactions transactions, Interactions interactions, Lookup lookup, Incoming incoming) {
    this.transactions = transactions;
    this.interactions = interactions;
    this.lookup = lookup;
    this.incoming = incoming;
  }

  public Response run(Call call, ObjectNode bundle) {
    String type = bundle.path("type").asText();
    boolean isBundle = bundle.path("resourceType").asText().equals("Bundle");
    if (!isBundle || !(type.equals("batch") || type.equals("transaction"))) {
      throw Refusal.of(
          400, "invalid", "send a Bundle of type batch or transaction, or post below a type");
    }
    Call plain = plain(call);
    List<Response> answers =
        type.equals("batch")
            ? each(plain, bundle)
            : transactions.run(plain, Wanted.all(bundle, call.exchange().base()));
    return call.exchange().answer(200, bundle(type, answers).toString());
  }

  /** Inside the Bundle everything is JSON, in whatever form the Bundle is answered. */
  private static Call plain(Call call) {
    Exchange given = call.exchange();
    Shape shape = new Shape(Media.JSON, given.shape().version(), false);
    return new Call(
        new Exchange(given.edition(), given.knowledge(), given.asked(), shape, given.base()),
        call.conditions(),
        call.prefers(),
        call.caller());
  }

  private List<Response> each(Call call, ObjectNode bundle) {
    Patience patience = new Patience(LONGEST, System::nanoTime);
    List<Response> answers = new ArrayList<>();
    for (JsonNode entry : bundle.path("entry")) {
      int number = answers.size();
      answers.add(patience.isOver() ? late(call) : one(call, number, entry));
    }
    return answers;
  }

  private static Response late(Call call) {
    return call.exchange()
        .answer(
            Problem.of(
                503, "throttled", "the entries before took too long; send this one once more"));
  }

  private Response one(Call call, int number, JsonNode entry) {
    try {
      Wanted wanted = Wanted.of(number, entry, call.exchange().base());
      Call under = call.under(wanted.conditions());
      try {
        return one(under, wanted);
      } catch (Refusal refusal) {
        return Answers.refused(under, refusal);
      }
    } catch (Refusal malformed) {
      return Answers.refused(call, malformed);
    }
  }

  private Response one(Call call, Wanted entry) {
    String id = entry.id();
    String query = entry.search();
    switch (entry.method()) {
      case "POST" -> {
        mayWrite(call, entry.type(), 'c');
        return interactions.create(call, entry.type(), entry.body());
      }
      case "PUT" -> {
        mayWrite(call, entry.type(), 'u');
        return id == null
            ? interactions.updateMatch(call, entry.type(), query, entry.body())
            : interactions.update(call, entry.type(), id, entry.body());
      }
      case "PATCH" -> {
        return patched(call, entry);
      }
      case "DELETE" -> {
        mayWrite(call, entry.type(), 'd');
        return id == null
            ? interactions.deleteMatch(call, entry.type(), query)
            : interactions.delete(call, entry.type(), id);
      }
      default -> {
        call.need(entry.type(), id == null ? 's' : 'r');
        return lookup.read(call, entry);
      }
    }
  }

  private Response patched(Call call, Wanted entry) {
    mayWrite(call, entry.type(), 'u');
    Patch patch = incoming.patch(call.exchange().edition(), entry.body());
    String id = entry.id();
    return id == null
        ? interactions.patchMatch(call, entry.type(), entry.search(), patch)
        : interactions.patch(call, entry.type(), id, patch);
  }

  private static void mayWrite(Call call, String type, char interaction) {
    call.need(type, interaction);
    WritableTypes.check(call.exchange(), type);
  }

  private ObjectNode bundle(String type, List<Response> answers) {
    ObjectNode bundle = JsonNodeFactory.instance.objectNode().put("resourceType", "Bundle");
    ArrayNode entries = bundle.put("type", type + "-response").putArray("entry");
    answers.forEach(answer -> entry(entries.addObject(), answer));
    return bundle;
  }

  private void entry(ObjectNode entry, Response answer) {
    boolean refused = answer.getStatus() >= 400;
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("status", answer.getStatus() + " " + phrase(answer));
    header(answer, HttpHeaders.LOCATION).ifPresent(value -> response.put("location", value));
    header(answer, HttpHeaders.ETAG).ifPresent(value -> response.put("etag", value));
    if (answer.getEntity() instanceof String body) {
      ObjectNode resource = (ObjectNode) incoming.any(body);
      boolean outcome = resource.path("resourceType").asText().equals("OperationOutcome");
      if (refused || outcome) {
        response.set("outcome", resource);
      } else {
        entry.set("resource", resource);
      }
    }
    modified(entry, answer).ifPresent(value -> response.put("lastModified", value));
    entry.set("response", response);
  }

  /** JAX-RS has no words for it (RFC 9110, 15.5.21). */
  private static String phrase(Response answer) {
    return answer.getStatus() == UNPROCESSABLE
        ? "Unprocessable Content"
        : answer.getStatusInfo().getReasonPhrase();
  }

  /** As in the resource, where there is one; the header has whole seconds only. */
  private static Optional<String> modified(ObjectNode entry, Response answer) {
    return header(answer, HttpHeaders.LAST_MODIFIED)
        .map(
            date ->
                entry
                    .at("/resource/meta/lastUpdated")
                    .asText(
                        DateTimeFormatter.RFC_1123_DATE_TIME
                            .parse(date, Instant::from)
                            .toString()));
  }

  private static Optional<String> header(Response answer, String name) {
    return Optional.ofNullable(answer.getHeaderString(name));
  }
}
