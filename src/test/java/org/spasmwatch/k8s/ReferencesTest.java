package org.spasmwatch.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Whatever a manifest names is there: a wrong name is found by nobody until a pod does not start.
 */
class ReferencesTest {

  /** Secrets that an operator makes: which object of ours has it do so, and their keys. */
  private static final Set<String> OF_CERTIFICATES =
      Set.of("tls.crt", "tls.key", "ca.crt", "key.der");

  private static final Set<String> OF_KEYS =
      Set.of("audit", "audit-previous", "paging", "paging-previous");

  /** CloudNativePG names it after the cluster. */
  private static final String APP = "spasmwatch-database-app";

  private static final Set<String> BY_HAND = Set.of("spasmwatch-backups");

  private static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static Stream<JsonNode> named(String overlay, String field) {
    return Manifest.rendered(overlay).stream().flatMap(m -> m.tree().findValues(field).stream());
  }

  private static Set<String> keysOf(String overlay, String secret) {
    Set<String> keys = new HashSet<>();
    Manifest.of(overlay, "Secret").stream()
        .filter(m -> m.name().equals(secret))
        .forEach(m -> m.tree().path("data").fieldNames().forEachRemaining(keys::add));
    Manifest.of(overlay, "Certificate").stream()
        .filter(m -> m.tree().at("/spec/secretName").asText().equals(secret))
        .forEach(m -> keys.addAll(OF_CERTIFICATES));
    Manifest.of(overlay, "ExternalSecret").stream()
        .filter(m -> m.tree().at("/spec/target/name").asText().equals(secret))
        .forEach(m -> keys.addAll(made(m)));
    Manifest.of(overlay, "Cluster").stream()
        .filter(m -> (m.name() + "-app").equals(secret) && secret.equals(APP))
        .forEach(m -> keys.addAll(Set.of("username", "password")));
    return keys;
  }

  private static Set<String> made(Manifest externalSecret) {
    Set<String> keys = new HashSet<>();
    JsonNode template = externalSecret.tree().at("/spec/target/template/data");
    template.fieldNames().forEachRemaining(keys::add);
    return keys.isEmpty() ? OF_KEYS : keys;
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#OVERLAYS")
  void eachKeyOfASecretIsMadeBySomething(String overlay) {
    assertThat(named(overlay, "secretKeyRef"))
        .isNotEmpty()
        .filteredOn(reference -> !reference.path("optional").asBoolean())
        .allSatisfy(
            reference ->
                assertThat(keysOf(overlay, reference.path("name").asText()))
                    .as(reference.toString())
                    .contains(reference.path("key").asText()));
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#OVERLAYS")
  void eachSecretIsMadeBySomethingOrNamedInTheReadme(String overlay) {
    Set<String> secrets = new TreeSet<>();
    Stream.of("secretName", "serverTLSSecret", "clientCASecret", "replicationTLSSecret")
        .flatMap(field -> named(overlay, field))
        .forEach(name -> secrets.add(name.asText()));
    Stream.of("accessKeyId", "secretAccessKey", "passwordSecret")
        .flatMap(field -> named(overlay, field))
        .forEach(reference -> secrets.add(reference.path("name").asText()));
    secrets.removeAll(BY_HAND);

    assertThat(secrets).allMatch(secret -> !keysOf(overlay, secret).isEmpty());
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#OVERLAYS")
  void eachConfigMapIsThere(String overlay) {
    Set<String> there = names(overlay, "ConfigMap");

    assertThat(
            Stream.of("configMapRef", "configMap")
                .flatMap(field -> named(overlay, field))
                .map(r -> r.path("name").asText()))
        .isNotEmpty()
        .allMatch(there::contains);
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#OVERLAYS")
  void filesThatAreNamedInSettingsAreMounted(String overlay) {
    Set<String> mounted = new HashSet<>();
    named(overlay, "mountPath").forEach(path -> mounted.add(path.asText()));

    assertThat(
            Manifest.of(overlay, "ConfigMap").stream()
                .map(m -> m.tree().at("/data/QUARKUS_DATASOURCE_JDBC_URL").asText())
                .flatMap(url -> Stream.of(url.split("[?&]", -1)).skip(1))
                .filter(parameter -> parameter.contains("=/"))
                .map(parameter -> parameter.substring(parameter.indexOf('=') + 1)))
        .allMatch(file -> mounted.contains(file.substring(0, file.lastIndexOf('/'))))
        .allMatch(file -> OF_CERTIFICATES.contains(file.substring(file.lastIndexOf('/') + 1)));
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#OVERLAYS")
  void eachNamedPortIsOneOfThePods(String overlay) {
    Set<String> ports = new HashSet<>();
    named(overlay, "containerPort").forEach(p -> ports.add(p.asText()));
    Manifest.rendered(overlay).stream()
        .flatMap(m -> m.pods().stream())
        .flatMap(pods -> each(pods.at("/spec/containers")))
        .flatMap(c -> each(c.path("ports")))
        .forEach(p -> ports.add(p.path("name").asText()));
    Stream<String> used =
        Stream.concat(
                named(overlay, "targetPort"), named(overlay, "httpGet").map(p -> p.path("port")))
            .map(JsonNode::asText);

    assertThat(used).isNotEmpty().allMatch(ports::contains);
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#OVERLAYS")
  void eachServiceThatTrafficIsSentToHasThatPort(String overlay) {
    for (Manifest route : Manifest.of(overlay, "HTTPRoute")) {
      JsonNode backend = route.tree().at("/spec/rules/0/backendRefs/0");
      Manifest service = Manifest.of(overlay, "Service", backend.path("name").asText());
      assertThat(service.tree().at("/spec/ports").findValues("port"))
          .contains(backend.path("port"));
    }
    for (Manifest ingress : Manifest.of(overlay, "Ingress")) {
      JsonNode backend = ingress.tree().at("/spec/rules/0/http/paths/0/backend/service");
      Manifest service = Manifest.of(overlay, "Service", backend.path("name").asText());
      assertThat(service.tree().at("/spec/ports").findValues("name"))
          .contains(backend.at("/port/name"));
    }
    for (Manifest monitor : Manifest.of(overlay, "ServiceMonitor")) {
      Manifest service = Manifest.of(overlay, "Service", "spasmwatch");
      assertThat(
              selects(
                  monitor.tree().at("/spec/selector/matchLabels"),
                  service.tree().at("/metadata/labels")))
          .isTrue();
      assertThat(service.tree().at("/spec/ports").findValues("name"))
          .contains(monitor.tree().at("/spec/endpoints/0/port"));
    }
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#OVERLAYS")
  void eachSelectorSelectsPods(String overlay) {
    List<JsonNode> pods =
        Manifest.rendered(overlay).stream()
            .flatMap(m -> m.pods().stream())
            .map(template -> template.at("/metadata/labels"))
            .toList();
    Map<String, String> paths =
        Map.of(
            "Service", "/spec/selector",
            "Deployment", "/spec/selector/matchLabels",
            "PodDisruptionBudget", "/spec/selector/matchLabels",
            "NetworkPolicy", "/spec/podSelector/matchLabels");

    for (Manifest manifest : Manifest.rendered(overlay)) {
      JsonNode selector = manifest.tree().at(paths.getOrDefault(manifest.kind(), "/none"));
      if (!selector.isEmpty() && !selector.has("cnpg.io/cluster")) {
        assertThat(pods).as(manifest.toString()).anyMatch(labels -> selects(selector, labels));
      }
    }
  }

  private static boolean selects(JsonNode selector, JsonNode labels) {
    return selector.properties().stream()
        .allMatch(e -> labels.path(e.getKey()).equals(e.getValue()));
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#OVERLAYS")
  void eachAccountIssuerAndStoreIsThere(String overlay) {
    assertThat(names(overlay, "ServiceAccount"))
        .containsAll(named(overlay, "serviceAccountName").map(JsonNode::asText).toList());
    assertThat(names(overlay, "Issuer"))
        .containsAll(
            named(overlay, "issuerRef")
                .filter(issuer -> issuer.path("kind").asText().equals("Issuer"))
                .map(issuer -> issuer.path("name").asText())
                .toList());
    assertThat(names(overlay, "ObjectStore"))
        .containsAll(named(overlay, "barmanObjectName").map(JsonNode::asText).toList());
  }

  private static Set<String> names(String overlay, String kind) {
    Set<String> names = new HashSet<>();
    Manifest.of(overlay, kind).forEach(m -> names.add(m.name()));
    return names;
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#OVERLAYS")
  void oneAddressIsUsedThroughout(String overlay) {
    Set<String> hosts = new HashSet<>();
    Stream.of("hostnames", "host")
        .flatMap(f -> named(overlay, f))
        .forEach(h -> hosts.add(h.isArray() ? h.path(0).asText() : h.asText()));
    Manifest.of(overlay, "Certificate").stream()
        .filter(m -> m.name().equals("spasmwatch-tls"))
        .forEach(m -> hosts.add(m.tree().at("/spec/dnsNames/0").asText()));
    named(overlay, "SPASMWATCH_PUBLIC_URL")
        .forEach(url -> hosts.add(url.asText().replace("https://", "")));

    assertThat(hosts).hasSizeLessThanOrEqualTo(1);
  }
}
