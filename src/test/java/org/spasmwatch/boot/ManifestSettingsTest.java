package org.spasmwatch.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The variables that the rendered manifests set are settings, and enough for a start. */
class ManifestSettingsTest {
  private static final String SECRET = "a-secret-of-at-least-thirty-two-bytes";

  private static List<JsonNode> rendered(String overlay) throws IOException {
    try (var documents =
        new ObjectMapper(new YAMLFactory())
            .readerFor(JsonNode.class)
            .<JsonNode>readValues(Path.of("k8s/rendered", overlay + ".yaml").toFile())) {
      return documents.readAll();
    }
  }

  /**
   * What replicas and the migration have in their environment; what comes from a Secret has a value
   * of its own.
   */
  private static Map<String, String> environment(String overlay) throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (JsonNode manifest : rendered(overlay)) {
      String name = manifest.at("/metadata/name").asText();
      if (name.startsWith("spasmwatch-config-")) {
        manifest.path("data").properties().forEach(e -> environment.put(e.getKey(), text(e)));
      } else if (Set.of("spasmwatch", "spasmwatch-migrate").contains(name)) {
        manifest
            .at("/spec/template/spec/containers/0/env")
            .forEach(variable -> environment.put(variable.path("name").asText(), SECRET));
      }
    }
    return environment;
  }

  private static String text(Map.Entry<String, JsonNode> entry) {
    return entry.getValue().asText();
  }

  private static Set<String> ours(Map<String, String> environment) {
    return environment.keySet().stream()
        .filter(name -> name.startsWith("SPASMWATCH_"))
        .collect(Collectors.toSet());
  }

  private static Settings settings(Map<String, String> environment) {
    Map<String, String> values = new HashMap<>();
    Stream.concat(KnownSettings.NAMES.stream(), Stream.of(Settings.DATABASE))
        .map(name -> name.replace("<name>", "ehr"))
        .filter(name -> environment.containsKey(KnownSettings.variable(name)))
        .forEach(name -> values.put(name, environment.get(KnownSettings.variable(name))));
    return new Settings(
        environment.getOrDefault("QUARKUS_PROFILE", "prod"),
        values,
        ours(environment),
        Path.of("nowhere-in-particular"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"development", "staging", "production"})
  void nothingSpeaksAgainstAStart(String overlay) throws IOException {
    StartChecks checks = new StartChecks(settings(environment(overlay)));

    assertThat(checks.faults()).isEmpty();
    assertThat(checks.openDoors()).isEmpty();
    assertThat(checks.remarks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"development", "staging", "production"})
  void eachVariableIsInTheReadme(String overlay) throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertThat(environment(overlay).keySet())
        .allMatch(name -> readme.contains("`" + name.replace("_EHR_", "_<NAME>_") + "`"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"staging", "production"})
  void itIsClosedOutsideDevelopment(String overlay) throws IOException {
    Settings settings = settings(environment(overlay));

    assertThat(settings.trial()).isFalse();
    assertThat(settings.value("spasmwatch.cds.auth")).isEmpty();
    assertThat(settings.value("spasmwatch.cds.mode").orElse("").toLowerCase(Locale.ROOT))
        .isEqualTo(overlay.equals("staging") ? "silent" : "active");
  }
}
