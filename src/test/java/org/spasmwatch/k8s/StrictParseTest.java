package org.spasmwatch.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field is one that its kind has, and of its type: the API server drops an unknown one with a
 * warning that nobody reads, and what it was to do is then not done.
 */
class StrictParseTest {
  private static final KubernetesSerialization KINDS = new KubernetesSerialization();

  /** The classes of the kinds keep what they do not know; here that is a fault. */
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(
              new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1L;

                @Override
                public Boolean hasAnySetter(Annotated annotated) {
                  return false;
                }
              });

  static Stream<Manifest> manifests() {
    return Manifest.all().stream();
  }

  private static JsonNode fieldsOfCustomKinds() throws IOException {
    return new ObjectMapper(new YAMLFactory())
        .readTree(Path.of("src/test/resources/k8s/custom-kinds.yaml").toFile());
  }

  private static void parse(JsonNode tree) throws IOException {
    Object lenient = KINDS.unmarshal(tree.toString());
    if (lenient instanceof GenericKubernetesResource) {
      parseCustom(tree);
    } else {
      STRICT.treeToValue(tree, lenient.getClass());
    }
  }

  private static void parseCustom(JsonNode tree) throws IOException {
    String kind = tree.path("apiVersion").asText() + " " + tree.path("kind").asText();
    JsonNode known = fieldsOfCustomKinds().path(kind);
    assertThat(known.isObject()).as("%s is a known kind", kind).isTrue();
    Map<String, String> found = new TreeMap<>();
    collect("spec", tree.path("spec"), found);
    found.forEach(
        (field, type) -> assertThat(known.path(field).asText()).as(field).isEqualTo(type));
  }

  private static void collect(String path, JsonNode node, Map<String, String> found) {
    if (node.isObject()) {
      node.properties().forEach(e -> collect(path + "." + e.getKey(), e.getValue(), found));
    } else if (node.isArray()) {
      node.forEach(element -> collect(path + "[]", element, found));
    } else {
      found.put(path, node.isInt() ? "integer" : node.isBoolean() ? "boolean" : "string");
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void everyFieldIsOneOfItsKind(Manifest manifest) throws IOException {
    parse(manifest.tree());
  }

  @Test
  void anUnknownFieldIsFoundHoweverDeep() {
    JsonNode deployment = Manifest.of("production", "Deployment", "spasmwatch").tree().deepCopy();
    JsonNode probe = deployment.at("/spec/template/spec/containers/0/livenessProbe");
    ((ObjectNode) probe).put("initialDelay", 5);

    assertThatThrownBy(() -> parse(deployment)).hasMessageContaining("initialDelay");
  }

  @Test
  void anUnknownFieldOfACustomKindIsFoundToo() {
    JsonNode cluster = Manifest.of("production", "Cluster", "spasmwatch-database").tree();
    JsonNode changed = cluster.deepCopy();
    ((ObjectNode) changed.at("/spec/storage")).put("sise", "1Gi");

    assertThatThrownBy(() -> parse(changed))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("spec.storage.sise");
  }
}
