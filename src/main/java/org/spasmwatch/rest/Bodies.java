package org.spasmwatch.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.function.Function;
import org.spasmwatch.fhir.StrictJson;

/**
 * Parses JSON bodies, strictly. What is wrong is said with line and column, without quoting the
 * body.
 */
@ApplicationScoped
public class Bodies {
  private final Limits limits;
  private final ObjectMapper json;

  Bodies(Limits limits) {
    this.limits = limits;
    json = StrictJson.mapper(limits.depth());
  }

  /** Applies one of the two functions: to the tree, or to what is wrong with the body. */
  public <T> T parse(byte[] body, Function<JsonNode, T> read, Function<Problem, T> refused) {
    if (body.length > limits.body().asLongValue()) {
      return refused.apply(Gate.tooLarge(limits));
    }
    JsonNode tree;
    try {
      tree = json.readTree(body);
    } catch (JsonProcessingException e) {
      return refused.apply(malformed(e));
    } catch (IOException e) {
      return refused.apply(Problem.of(400, "structure", "the body could not be read"));
    }
    return tree == null || tree.isMissingNode()
        ? refused.apply(Problem.of(400, "required", "the body is empty; send JSON"))
        : read.apply(tree);
  }

  private static Problem malformed(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    String where =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    return Problem.of(400, "structure", Malformation.of(e).said() + where);
  }
}
