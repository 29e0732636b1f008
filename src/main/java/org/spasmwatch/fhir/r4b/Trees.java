package org.spasmwatch.fhir.r4b;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Looks into JSON without asking first whether something is there, or once, or often. */
final class Trees {
  /** Keeps decimals as they are written: {@code 38.0} says more than {@code 38}. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  private Trees() {}

  /** JSON that HAPI wrote: it is well-formed and an object. */
  static ObjectNode read(String json) {
    try {
      return (ObjectNode) MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String write(ObjectNode tree) {
    try {
      return MAPPER.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The object itself, or the objects of an array; none of anything else. */
  static List<ObjectNode> objects(JsonNode node) {
    Stream<JsonNode> nodes =
        node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    return nodes.filter(JsonNode::isObject).map(ObjectNode.class::cast).toList();
  }
}
