package org.spasmwatch.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
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
    return begin(
        body, length, (knowledge, tree) -> Uni.createFrom().item(answer.apply(knowledge, tree)));
  }

  /** What the request says of its body's length, null when it says nothing. */
  public static @Nullable Long length(RoutingContext context) {
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? null : Long.valueOf(length);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The same for an answer that may have to wait for others. */
  public Uni<Response> begin(
      byte[] body,
      @Nullable Long length,
      BiFunction<KnowledgeBase, JsonNode, Uni<Response>> answer) {
    boolean small = length != null && length <= limits.inline().asLongValue();
    return small
        ? Uni.createFrom().deferred(() -> answer(body, answer))
        : workers.begin(() -> answer(body, answer));
  }

  /**
   * Goes on after waiting for others, on a worker when much came together.
   *
   * @param bytes of all that is to be read; 0 when nobody was waited for, and it goes on where it
   *     is
   */
  public Uni<Response> resume(long bytes, Supplier<Response> answer) {
    return bytes <= limits.inline().asLongValue()
        ? Uni.createFrom().item(answer)
        : workers.run(answer);
  }

  /** The same for a body that has to be made JSON first: that takes its time, so on a worker. */
  public Uni<Response> takeConverted(
      byte[] body,
      Function<byte[], Reading<String>> toJson,
      BiFunction<KnowledgeBase, JsonNode, Response> answer) {
    return body.length > limits.body().asLongValue()
        ? Uni.createFrom().item(() -> Gate.tooLarge(limits).response())
        : workers.begin(
            () ->
                toJson
                    .apply(body)
                    .match(
                        json ->
                            answer(
                                json.getBytes(StandardCharsets.UTF_8),
                                (knowledge, tree) ->
                                    Uni.createFrom().item(answer.apply(knowledge, tree))),
                        issues -> Uni.createFrom().item(new Problem(400, issues).response())));
  }

  private Uni<Response> answer(
      byte[] body, BiFunction<KnowledgeBase, JsonNode, Uni<Response>> answer) {
    return current
        .assessed()
        .map(
            knowledge ->
                bodies.<Uni<Response>>parse(
                    body,
                    tree -> answer.apply(knowledge, tree),
                    problem -> Uni.createFrom().item(problem.response())))
        .orElseGet(() -> Uni.createFrom().item(Intake::noKnowledge));
  }

  /** The answer of a replica that has not read its knowledge yet. */
  public static Response noKnowledge() {
    return Problem.of(503, "transient", "the knowledge is still being loaded").response();
  }
}
