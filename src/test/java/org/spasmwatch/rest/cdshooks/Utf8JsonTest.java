package org.spasmwatch.rest.cdshooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8JsonTest {
  private static final int BEYOND_A_BUFFER = 30_000;

  private static ObjectNode tree(String name, String text) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put(name, text);
    tree.put("number", new BigDecimal("1.50E+3")).putArray("list").add(text).addNull();
    return tree;
  }

  private static byte[] written(ObjectNode tree) {
    return Utf8Json.bytes(json -> json.tree(tree));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\"\\/\b\t\n\u0000\u001f\u007f",
        "µ ≥ 5, naïve, \u2028\uffff",
        "\uD83E\uDDE0",
        "half \uD83E",
        "half \uDDE0 and \uDDE0\uD83E more",
        "half \uD83E before \uD83E\uDDE0 a whole"
      })
  void aTextIsWrittenAsItWouldBeByWayOfAString(String text) {
    ObjectNode tree = tree("name " + text, text);

    assertThat(written(tree)).isEqualTo(tree.toString().getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "≥", "\uD83E\uDDE0", "\uD83E"})
  void moreThanABufferHoldsIsWrittenWhole(String part) {
    ObjectNode tree = tree("long", part.repeat(BEYOND_A_BUFFER));

    assertThat(written(tree)).isEqualTo(tree.toString().getBytes(UTF_8));
  }

  @Test
  void aFieldThatHasNothingToSayIsLeftOut() {
    byte[] written =
        Utf8Json.bytes(
            json -> {
              json.writeStartObject();
              json.text("nothing", null);
              json.text("something", "text");
              json.writeEndObject();
            });

    assertThat(new String(written, UTF_8)).isEqualTo("{\"something\":\"text\"}");
  }
}
