package org.spasmwatch.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What each environment is made of, and what it needs of the cluster. */
class OverlaysTest {
  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#SERIOUS")
  void whoRunsItSeesHowItIs(String overlay) throws JsonProcessingException {
    Manifest dashboard = Manifest.of(overlay, "ConfigMap", "spasmwatch-dashboard");

    assertThat(Manifest.of(overlay, "ServiceMonitor")).hasSize(1);
    assertThat(Manifest.of(overlay, "PrometheusRule")).hasSize(1);
    assertThat(dashboard.label("grafana_dashboard")).isEqualTo("1");
    assertThat(
            new ObjectMapper()
                .readTree(dashboard.tree().path("data").path("dashboard.json").asText())
                .path("panels"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#SERIOUS")
  void callersComeByHttpsAlone(String overlay) {
    assertThat(
            Manifest.of(overlay, "HTTPRoute").stream()
                .map(m -> m.tree().at("/spec/parentRefs/0/sectionName").asText()))
        .allMatch("https"::equals);
    assertThat(
            Manifest.of(overlay, "Ingress").stream()
                .map(m -> m.tree().at("/spec/tls/0/secretName").asText()))
        .allMatch("spasmwatch-tls"::equals);
    assertThat(Manifest.of(overlay, "HTTPRoute").size() + Manifest.of(overlay, "Ingress").size())
        .isEqualTo(1);
  }

  @Test
  void eachComponentIsInAnOverlay() throws IOException {
    StringBuilder overlays = new StringBuilder();
    for (String overlay : Manifest.OVERLAYS) {
      overlays.append(Files.readString(Path.of("k8s/overlays", overlay, "kustomization.yaml")));
    }

    try (Stream<Path> components = Files.list(Path.of("k8s/components"))) {
      assertThat(components.map(c -> String.valueOf(c.getFileName())))
          .contains("canary", "gateway-api", "ingress")
          .allMatch(c -> overlays.indexOf("../../components/" + c + "\n") >= 0);
    }
  }

  @Test
  void aTrialInAClusterNeedsNothingToBeSet() {
    assertThat(Path.of("k8s/rendered/development.yaml"))
        .content()
        .doesNotContain("hospital.example", "192.0.2.0/24", "sha256:0");
  }

  @Test
  void theBaseNeedsNoOperator() {
    assertThat(Manifest.rendered("base").stream().map(m -> m.tree().path("apiVersion").asText()))
        .allMatch(v -> !v.contains(".") || v.startsWith("networking.k8s.io/"));
  }
}
