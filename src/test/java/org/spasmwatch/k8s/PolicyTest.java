package org.spasmwatch.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a platform team asks of what runs in its cluster, beyond Pod Security. */
class PolicyTest {
  private static final int SHUTDOWN_BEYOND_SETTINGS = 5;

  static Stream<Manifest> whatMakesPods() {
    return Manifest.all().stream().filter(m -> m.pods().isPresent());
  }

  static Stream<Manifest> servers() {
    return whatMakesPods()
        .filter(m -> !m.file().equals("base.yaml"))
        .filter(m -> m.name().startsWith("spasmwatch"))
        .filter(m -> m.kind().equals("Deployment") && !m.name().endsWith("database"));
  }

  private static JsonNode spec(Manifest manifest) {
    return manifest.pods().orElseThrow().path("spec");
  }

  private static JsonNode container(Manifest manifest) {
    return spec(manifest).at("/containers/0");
  }

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static int seconds(Manifest server, String setting) {
    String overlay = server.file().replace(".yaml", "");
    String value =
        Manifest.of(overlay, "ConfigMap").stream()
            .map(map -> map.tree().path("data").path(setting).asText())
            .filter(v -> !v.isEmpty())
            .findFirst()
            .orElseThrow();
    return Integer.parseInt(value.replace("S", ""));
  }

  @ParameterizedTest
  @MethodSource("whatMakesPods")
  void theRootIsReadOnlyAndTmpIsMemory(Manifest manifest) {
    assertThat(container(manifest).at("/securityContext/readOnlyRootFilesystem").asBoolean())
        .isTrue();
    assertThat(each(container(manifest).path("volumeMounts")).map(m -> m.path("mountPath")))
        .anyMatch(path -> path.asText().equals("/tmp"));
    assertThat(
            each(spec(manifest).path("volumes")).filter(v -> v.at("/name").asText().equals("tmp")))
        .allMatch(v -> v.at("/emptyDir/medium").asText().equals("Memory"))
        .allMatch(v -> v.at("/emptyDir").has("sizeLimit"))
        .hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("whatMakesPods")
  void itHasRequestsAndALimitOfMemory(Manifest manifest) {
    JsonNode resources = container(manifest).path("resources");

    assertThat(resources.at("/requests").has("cpu")).isTrue();
    assertThat(resources.at("/requests").has("memory")).isTrue();
    assertThat(resources.at("/limits").has("memory")).isTrue();
    assertThat(resources.at("/limits").has("cpu")).isFalse();
  }

  @ParameterizedTest
  @MethodSource("whatMakesPods")
  void itHasNoTokenOfTheApiServer(Manifest manifest) {
    assertThat(spec(manifest).path("automountServiceAccountToken").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void theServiceHasAnAccountOfItsOwnAndNoServiceLinks(Manifest server) {
    assertThat(spec(server).path("serviceAccountName").asText()).isEqualTo("spasmwatch");
    assertThat(spec(server).path("enableServiceLinks").asBoolean(true)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aRolloutTakesNoReplicaAwayBeforeAnotherIsReady(Manifest server) {
    assertThat(server.tree().at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1)).isZero();
    assertThat(server.tree().at("/spec/strategy/rollingUpdate/maxSurge").asInt()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void itSpreadsOverNodesAndZones(Manifest server) {
    assertThat(each(spec(server).path("topologySpreadConstraints")).map(c -> c.path("topologyKey")))
        .extracting(JsonNode::asText)
        .containsExactlyInAnyOrder("kubernetes.io/hostname", "topology.kubernetes.io/zone");
  }

  @ParameterizedTest
  @MethodSource("servers")
  void itsEndFitsIntoTheTimeThatThePodHas(Manifest server) {
    int begins = container(server).at("/lifecycle/preStop/sleep/seconds").asInt();
    int delay = seconds(server, "QUARKUS_SHUTDOWN_DELAY");
    int timeout = seconds(server, "QUARKUS_SHUTDOWN_TIMEOUT");

    assertThat(begins).isPositive();
    assertThat(begins + delay + timeout + SHUTDOWN_BEYOND_SETTINGS)
        .isLessThan(spec(server).path("terminationGracePeriodSeconds").asInt());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void itIsProbedOnThePortThatCallersDoNotReach(Manifest server) {
    assertThat(List.of("startupProbe", "livenessProbe", "readinessProbe"))
        .allMatch(
            probe ->
                container(server).path(probe).at("/httpGet/port").asText().equals("management"));
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#OVERLAYS")
  void theNamespaceEnforcesWarnsAndAuditsRestricted(String overlay) {
    Manifest namespace = Manifest.of(overlay, "Namespace").get(0);

    assertThat(List.of("enforce", "warn", "audit"))
        .allMatch(
            mode -> namespace.label("pod-security.kubernetes.io/" + mode).equals("restricted"));
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#OVERLAYS")
  void nothingGoesInOrOutThatNoPolicyNames(String overlay) {
    JsonNode denied = Manifest.of(overlay, "NetworkPolicy", "default-deny").tree().path("spec");

    assertThat(denied.path("podSelector").isEmpty()).isTrue();
    assertThat(each(denied.path("policyTypes")).map(JsonNode::asText))
        .containsExactlyInAnyOrder("Ingress", "Egress");
    assertThat(denied.has("ingress") || denied.has("egress")).isFalse();
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#SERIOUS")
  void whatMayGoInAndOutIsNamed(String overlay) {
    assertThat(Manifest.of(overlay, "NetworkPolicy").stream().map(Manifest::name))
        .contains("dns", "to-database", "to-ehr", "from-monitoring", "database")
        .anyMatch(name -> name.equals("from-ingress") || name.equals("from-gateway"));
    assertThat(Manifest.of(overlay, "NetworkPolicy"))
        .filteredOn(m -> !m.name().equals("default-deny"))
        .allMatch(m -> eachRule(m).allMatch(rule -> rule.has("ports")))
        .allMatch(m -> eachRule(m).allMatch(rule -> rule.has("from") || rule.has("to")));
    assertThat(Manifest.of(overlay, "NetworkPolicy", "to-ehr").tree().toString())
        .doesNotContain("0.0.0.0/0");
  }

  private static Stream<JsonNode> eachRule(Manifest policy) {
    JsonNode spec = policy.tree().path("spec");
    return Stream.concat(each(spec.path("ingress")), each(spec.path("egress")));
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#SERIOUS")
  void replicasAreCountedByLoadAndByNobodyElse(String overlay) {
    JsonNode scaler = Manifest.of(overlay, "HorizontalPodAutoscaler", "spasmwatch").tree();

    assertThat(scaler.path("apiVersion").asText()).isEqualTo("autoscaling/v2");
    assertThat(scaler.at("/spec/minReplicas").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(scaler.at("/spec/behavior").has("scaleUp")).isTrue();
    assertThat(scaler.at("/spec/behavior").has("scaleDown")).isTrue();
    assertThat(Manifest.of(overlay, "Deployment", "spasmwatch").tree().at("/spec").has("replicas"))
        .isFalse();
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#SERIOUS")
  void aDrainedNodeTakesOneReplicaAtATime(String overlay) {
    JsonNode budget = Manifest.of(overlay, "PodDisruptionBudget", "spasmwatch").tree();

    assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1);
    assertThat(budget.at("/spec/unhealthyPodEvictionPolicy").asText()).isEqualTo("AlwaysAllow");
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#SERIOUS")
  void imagesArePinnedByDigest(String overlay) {
    List<String> images =
        Manifest.rendered(overlay).stream()
            .flatMap(m -> m.pods().map(PolicyTest::images).orElseGet(Stream::of))
            .toList();
    String database =
        Manifest.of(overlay, "Cluster", "spasmwatch-database")
            .tree()
            .at("/spec/imageName")
            .asText();

    assertThat(images).isNotEmpty().allMatch(image -> image.matches(".*@sha256:[0-9a-f]{64}"));
    assertThat(database).matches(".*@sha256:[0-9a-f]{64}");
  }

  private static Stream<String> images(JsonNode pods) {
    return each(pods.at("/spec/containers")).map(c -> c.path("image").asText());
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#OVERLAYS")
  void theMigrationIsAJobThatEndsBeforeTheRollout(String overlay) {
    Manifest job = Manifest.of(overlay, "Job", "spasmwatch-migrate");
    Manifest server = Manifest.of(overlay, "Deployment", "spasmwatch");

    assertThat(container(job).at("/args/0").asText()).isEqualTo("migrate");
    assertThat(container(job).path("image")).isEqualTo(container(server).path("image"));
    assertThat(job.label("spasmwatch.org/step")).isEqualTo("migrate");
    assertThat(server.label("spasmwatch.org/step")).isEqualTo("rollout");
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#SERIOUS")
  void secretsComeFromTheVaultAndNotFromTheFiles(String overlay) {
    assertThat(Manifest.of(overlay, "Secret")).isEmpty();
    assertThat(
            Manifest.of(overlay, "ExternalSecret", "spasmwatch-keys")
                .tree()
                .path("spec")
                .path("target")
                .path("name")
                .asText())
        .isEqualTo("spasmwatch-keys");
  }

  @Test
  void aCanaryHasPodsOfItsOwnAndTheSameRules() {
    Manifest stable = Manifest.of("production", "Deployment", "spasmwatch");
    Manifest canary = Manifest.of("production", "Deployment", "spasmwatch-canary");

    assertThat(canary.tree().at("/spec/replicas").asInt()).isEqualTo(1);
    assertThat(canary.tree().at("/spec/selector/matchLabels"))
        .isNotEqualTo(stable.tree().at("/spec/selector/matchLabels"));
    assertThat(spec(canary)).isEqualTo(spec(stable));
  }
}
