package org.spasmwatch.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The level restricted of the Pod Security Standards, control by control. */
class PodSecurityTest {
  private static final List<String> HOST = List.of("hostNetwork", "hostPID", "hostIPC");
  private static final Set<String> VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "persistentVolumeClaim",
          "projected",
          "secret");

  static Stream<Manifest> whatMakesPods() {
    return Manifest.all().stream().filter(m -> m.pods().isPresent());
  }

  private static JsonNode spec(Manifest manifest) {
    return manifest.pods().orElseThrow().path("spec");
  }

  private static List<JsonNode> containers(Manifest manifest) {
    List<JsonNode> containers = new ArrayList<>();
    for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
      spec(manifest).path(list).forEach(containers::add);
    }
    return containers;
  }

  @ParameterizedTest
  @MethodSource("whatMakesPods")
  void nothingOfTheHostIsShared(Manifest manifest) {
    assertThat(HOST).noneMatch(field -> spec(manifest).path(field).asBoolean());
    for (JsonNode container : containers(manifest)) {
      container.path("ports").forEach(port -> assertThat(port.has("hostPort")).isFalse());
    }
  }

  @ParameterizedTest
  @MethodSource("whatMakesPods")
  void volumesAreOfTheAllowedTypes(Manifest manifest) {
    for (JsonNode volume : spec(manifest).path("volumes")) {
      List<String> types = new ArrayList<>();
      volume.fieldNames().forEachRemaining(types::add);
      types.remove("name");
      assertThat(VOLUMES).containsAll(types);
    }
  }

  @ParameterizedTest
  @MethodSource("whatMakesPods")
  void theUserIsNotRootOnPodAndContainer(Manifest manifest) {
    JsonNode pod = spec(manifest).path("securityContext");

    assertThat(pod.path("runAsNonRoot").asBoolean()).isTrue();
    assertThat(pod.path("runAsUser").asInt()).isPositive();
    for (JsonNode container : containers(manifest)) {
      JsonNode own = container.path("securityContext");
      assertThat(own.path("runAsNonRoot").asBoolean()).isTrue();
      assertThat(own.path("runAsUser")).isEqualTo(pod.path("runAsUser"));
    }
  }

  @ParameterizedTest
  @MethodSource("whatMakesPods")
  void nothingIsGainedAndNoCapabilityIsKept(Manifest manifest) {
    for (JsonNode container : containers(manifest)) {
      JsonNode own = container.path("securityContext");
      assertThat(own.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
      assertThat(own.path("privileged").asBoolean()).isFalse();
      assertThat(own.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
      assertThat(own.path("capabilities").has("add")).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("whatMakesPods")
  void systemCallsAreFiltered(Manifest manifest) {
    assertThat(spec(manifest).at("/securityContext/seccompProfile/type").asText())
        .isEqualTo("RuntimeDefault");
    for (JsonNode container : containers(manifest)) {
      assertThat(container.at("/securityContext/seccompProfile/type").asText())
          .isEqualTo("RuntimeDefault");
    }
  }
}
