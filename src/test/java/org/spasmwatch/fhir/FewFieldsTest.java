package org.spasmwatch.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the fields of parsed objects behave like those that Jackson itself keeps. */
class FewFieldsTest {
  private static final ObjectMapper JSON = StrictJson.mapper(100);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void theyAreThoseOfATableWhateverIsDoneToThem(int seed) {
    Random chance = new Random(seed);
    Map<String, JsonNode> table = new LinkedHashMap<>();
    FewFields fields = new FewFields();

    for (int i = 0; i < 2000; i++) {
      String name = "f" + chance.nextInt(5 * seed);
      if (chance.nextInt(3) == 0) {
        assertThat(fields.remove(name)).isEqualTo(table.remove(name));
      } else {
        JsonNode value = IntNode.valueOf(i);
        assertThat(fields.put(name, value)).isEqualTo(table.put(name, value));
      }

      assertThat(fields).isEqualTo(table).hasSameSizeAs(table);
      assertThat(fields.hashCode()).isEqualTo(table.hashCode());
      assertThat(new ArrayList<>(fields.keySet())).isEqualTo(new ArrayList<>(table.keySet()));
      assertThat(new ArrayList<>(fields.values())).isEqualTo(new ArrayList<>(table.values()));
      assertThat(fields.get(name)).isEqualTo(table.get(name));
      assertThat(fields.containsKey(name)).isEqualTo(table.containsKey(name));
    }
    fields.clear();

    assertThat(fields).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 16, 17, 40})
  void anObjectOfAnySizeIsReadAndWrittenAsItWas(int size) throws JsonProcessingException {
    String text =
        IntStream.range(0, size)
            .mapToObj(i -> "\"name" + i + "\":{\"value\":" + i + "}")
            .collect(Collectors.joining(",", "{", "}"));

    JsonNode tree = JSON.readTree(text);

    assertThat(tree).isEqualTo(new ObjectMapper().readTree(text)).hasSize(size);
    assertThat(tree.toString()).isEqualTo(text);
    assertThat((JsonNode) tree.deepCopy()).isEqualTo(tree);
  }

  @Test
  void itCanBeChangedAfterItWasRead() throws JsonProcessingException {
    ObjectNode tree = (ObjectNode) JSON.readTree("{\"a\":1,\"b\":2,\"c\":3}");

    tree.put("b", 5).put("d", 4).remove(List.of("a", "x"));

    assertThat(tree.toString()).isEqualTo("{\"b\":5,\"c\":3,\"d\":4}");
    assertThat(tree.retain("c", "d").toString()).isEqualTo("{\"c\":3,\"d\":4}");
  }
}
