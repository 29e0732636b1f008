package org.spasmwatch.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.knowledge.KnowledgeBase;

/**
 * Takes in a JSON body to be answered by the knowledge in force: a small one on the event loop, one
 * that is large or of unsaid length on a worker.
 */
@ApplicationScoped
public class Intake {
  private final CurrentKnowledge current;
  private final Bodies bodies;
  private final Workers workers;
  private final Limits limits;

  Intake(CurrentKnowledge current, Bodies bodies, Workers workers, Limits limits) {
    this.current = current;
    this.bodies = bodies;
    this.workers = workers;
    this.limits = limits;
  }

  /**
   * @param length what the request says of its body's length, null when it says nothing
   */
  public Uni<Response> take(
      byte[] body, @Nullable Long length, BiFunction<KnowledgeBase, JsonNode, Response> answer) {
    boolean small = length != null && length <= limits.inline().asLongValue();
    return small
        ? Uni.createFrom().item(() -> answer(body, answer))
        : workers.run(() -> answer(body, answer));
  }

  /** The same for a body that has to be made JSON first: that takes its time, so on a worker. */
  public Uni<Response> takeConverted(
      byte[] body,
      Function<byte[], Reading<String>> toJson,
      BiFunction<KnowledgeBase, JsonNode, Response> answer) {
    return body.length > limits.body().asLongValue()
        ? Uni.createFrom().item(() -> Gate.tooLarge(limits).response())
        : workers.run(
            () ->
                toJson
                    .apply(body)
                    .match(
                        json -> answer(json.getBytes(StandardCharsets.UTF_8), answer),
                        issues -> new Problem(400, issues).response()));
  }

  private Response answer(byte[] body, BiFunction<KnowledgeBase, JsonNode, Response> answer) {
    return current
        .assessed()
        .map(
            knowledge ->
                bodies.parse(body, tree -> answer.apply(knowledge, tree), Problem::response))
        .orElseGet(Intake::noKnowledge);
  }

  /** The answer of a replica that has not read its knowledge yet. */
  public static Response noKnowledge() {
    return Problem.of(503, "transient", "the knowledge is still being loaded").response();
  }
}
