package org.spasmwatch.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One object of a file of manifests, as a tree: a field that no class knows is still in it. */
record Manifest(String file, JsonNode tree) {
  static final List<String> OVERLAYS = List.of("development", "staging", "production");

  /** The overlays for patients; the other one is for developers. */
  static final List<String> SERIOUS = List.of("staging", "production");

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** The objects of a rendered overlay, or of the base. */
  static List<Manifest> rendered(String name) {
    return read(Path.of("k8s/rendered", name + ".yaml"));
  }

  /** All that is rendered, and what is applied by hand. */
  static List<Manifest> all() {
    return Stream.concat(
            Stream.concat(Stream.of("base"), OVERLAYS.stream()).flatMap(o -> rendered(o).stream()),
            read(Path.of("k8s/components/cloudnative-pg/restore.yaml")).stream())
        .toList();
  }

  private static List<Manifest> read(Path file) {
    try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
      String name = String.valueOf(file.getFileName());
      return documents.readAll().stream().map(tree -> new Manifest(name, tree)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The objects of that kind in an overlay. */
  static List<Manifest> of(String overlay, String kind) {
    return rendered(overlay).stream().filter(m -> m.kind().equals(kind)).toList();
  }

  static Manifest of(String overlay, String kind, String name) {
    return of(overlay, kind).stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(overlay + " has no " + kind + " " + name));
  }

  String kind() {
    return tree.path("kind").asText();
  }

  String name() {
    return tree.at("/metadata/name").asText();
  }

  String label(String label) {
    return tree.path("metadata").path("labels").path(label).asText();
  }

  /** The template of the pods that it makes, if it makes any by itself. */
  Optional<JsonNode> pods() {
    JsonNode template = tree.at("/spec/template");
    return template.path("spec").has("containers") ? Optional.of(template) : Optional.empty();
  }

  @Override
  public String toString() {
    return file + ": " + kind() + " " + name();
  }
}
