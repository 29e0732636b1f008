package org.spasmwatch.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How foreign JSON is parsed into trees, whether it was sent or fetched: decimals as they are
 * written, no key twice, nothing after the end, no deeper than allowed. The tree itself tells a key
 * that it already has; a parser that remembers them too costs a fifth of all that is allocated.
 */
public final class StrictJson {
  private static final int LONGEST_NAME = 1024;

  /** Makes objects that keep their few fields close together. */
  private static final class Nodes extends JsonNodeFactory {
    private static final long serialVersionUID = 1;

    @Override
    public ObjectNode objectNode() {
      return new ObjectNode(this, new FewFields());
    }
  }

  private StrictJson() {}

  public static ObjectMapper mapper(int maximumDepth) {
    StreamReadConstraints constraints =
        StreamReadConstraints.builder()
            .maxNestingDepth(maximumDepth)
            .maxNameLength(LONGEST_NAME)
            .build();
    return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(constraints).build())
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .nodeFactory(new Nodes())
        .build();
  }
}
