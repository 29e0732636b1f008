package org.spasmwatch.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.function.Function;

/**
 * Parses JSON bodies: decimals as they are written, no key twice, nothing after the end, no deeper
 * than allowed. What is wrong is said with line and column, without quoting the body.
 */
@ApplicationScoped
public class Bodies {
  private static final int LONGEST_NAME = 1024;

  private final Limits limits;
  private final ObjectMapper json;

  Bodies(Limits limits) {
    this.limits = limits;
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(limits.depth())
            .maxNameLength(LONGEST_NAME)
            .build();
    json =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
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
