package org.spasmwatch.rest.fhir.write.single;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.change.Edit;
import org.spasmwatch.app.change.Written;
import org.spasmwatch.fhir.patch.Patch;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.rest.fhir.write.call.Answers;
import org.spasmwatch.rest.fhir.write.call.Call;
import org.spasmwatch.rest.fhir.write.call.Refusal;

/** The interactions that write one resource (FHIR R5, 3.2.0.6 to 3.2.0.11). */
@ApplicationScoped
public class Interactions {
  private final Writer writer;
  private final Matches matches;
  private final CurrentKnowledge current;
  private final Patches patches;

  Interactions(Writer writer, Matches matches, CurrentKnowledge current, Patches patches) {
    this.writer = writer;
    this.matches = matches;
    this.current = current;
    this.patches = patches;
  }

  /** A new resource, whose id is made here; an id that it came with says nothing (3.2.0.10). */
  public Response create(Call call, String type, ObjectNode body) {
    String condition = call.conditions().noneExist();
    return writer.onTheNewest(
        call,
        now -> {
          Optional<String> there =
              condition == null ? Optional.empty() : matches.one(now, type, condition);
          return there.isPresent()
              ? Answers.shown(now, 200, type, there.get())
              : put(now, new Step(type, newId(), body, Edit.NEW, ""), condition != null);
        });
  }

  public static String newId() {
    return UUID.randomUUID().toString();
  }

  public Response update(Call call, String type, String id, ObjectNode body) {
    String own = body.path("id").asText();
    if (!own.equals(id)) {
      throw Refusal.of(
          400,
          "invalid",
          own.isEmpty()
              ? "the resource has no id; it has to be the one in the URL"
              : "the id of the resource is not the one in the URL");
    }
    int expected = call.conditions().expected(call.current(type, id));
    return put(call, new Step(type, id, body, expected, ""), false);
  }

  /** An update of what the condition finds, and a creation when it finds nothing (3.2.0.10.2). */
  public Response updateMatch(Call call, String type, String query, ObjectNode body) {
    return writer.onTheNewest(call, now -> put(now, matched(now, type, query, body, ""), true));
  }

  public Step matched(Call now, String type, String query, ObjectNode body, String place) {
    String own = body.path("id").asText();
    Optional<String> found = matches.one(now, type, query);
    if (found.isPresent() && !own.isEmpty() && !own.equals(found.get())) {
      throw Refusal.of(400, "invalid", "the condition finds another id than the resource has");
    }
    if (found.isEmpty() && !own.isEmpty() && now.current(type, own).isPresent()) {
      throw Refusal.of(409, "conflict", "the condition finds nothing, and the id is in use");
    }
    int expected =
        found.isPresent() ? now.conditions().expected(now.current(type, found.get())) : Edit.NEW;
    return new Step(type, found.orElse(own.isEmpty() ? newId() : own), body, expected, place);
  }

  /** Of two who patch at once the second changes what the first has made (3.2.0.7). */
  public Response patch(Call call, String type, String id, Patch patch) {
    return writer.onTheNewest(call, now -> put(now, patches.step(now, type, id, patch, ""), true));
  }

  public Response patchMatch(Call call, String type, String query, Patch patch) {
    return writer.onTheNewest(
        call, now -> put(now, patches.matched(now, type, query, patch, ""), true));
  }

  public Response delete(Call call, String type, String id) {
    int expected = call.conditions().expected(call.current(type, id));
    if (id.matches("[a-z0-9-]{1,64}")) {
      writer.write(call, List.of(new Step(type, id, null, expected, "")), false);
    }
    return Answers.gone(call);
  }

  /** What the condition finds is deleted; nothing found is nothing to do. */
  public Response deleteMatch(Call call, String type, String query) {
    return writer.onTheNewest(
        call,
        now -> {
          Optional<String> found = matches.one(now, type, query);
          found.ifPresent(
              id -> {
                int expected = now.conditions().expected(now.current(type, id));
                writer.write(now, List.of(new Step(type, id, null, expected, "")), true);
              });
          return Answers.gone(now);
        });
  }

  private Response put(Call call, Step step, boolean dependent) {
    ObjectNode body = step.body() == null ? null : step.body().deepCopy().put("id", step.id());
    Step whole = new Step(step.type(), step.id(), body, step.expected(), step.place());
    boolean mayCreate = call.current(step.type(), step.id()).isPresent();
    if (!mayCreate) {
      call.need(step.type(), 'c');
    }
    Written written = writer.write(call, List.of(whole), dependent);
    Call later = call.at(current.find().orElse(call.exchange().knowledge()));
    boolean created = written.created().stream().map(RecordId::id).anyMatch(step.id()::equals);
    return Answers.shown(later, created ? 201 : 200, step.type(), step.id());
  }
}
