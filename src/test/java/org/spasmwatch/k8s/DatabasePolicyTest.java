package org.spasmwatch.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may do what with the database, and what is left when it is lost. */
class DatabasePolicyTest {
  private static final String SERVICE = "spasmwatch-database-service";

  /** The Secret that a variable of the pods of that object comes from. */
  private static String secretOf(String overlay, String kind, String name, String variable) {
    for (JsonNode entry :
        Manifest.of(overlay, kind, name).tree().at("/spec/template/spec/containers/0/env")) {
      if (entry.path("name").asText().equals(variable)) {
        return entry.at("/valueFrom/secretKeyRef/name").asText();
      }
    }
    throw new AssertionError(name + " has no " + variable);
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#SERIOUS")
  void theDatabaseIsKnownByItsCertificateAndKnowsTheService(String overlay) {
    String url =
        Manifest.of(overlay, "ConfigMap").stream()
            .map(m -> m.tree().at("/data/QUARKUS_DATASOURCE_JDBC_URL").asText())
            .filter(u -> !u.isEmpty())
            .findFirst()
            .orElseThrow();
    JsonNode cluster = Manifest.of(overlay, "Cluster", "spasmwatch-database").tree();

    assertThat(url).contains("sslmode=verify-full", "sslrootcert=", "sslcert=", "/key.der");
    assertThat(List.of("spasmwatch-database-client", "spasmwatch-database-owner"))
        .map(name -> Manifest.of(overlay, "Certificate", name).tree())
        .allMatch(m -> m.at("/spec/additionalOutputFormats/0/type").asText().equals("DER"))
        .allMatch(m -> m.at("/spec/privateKey/encoding").asText().equals("PKCS8"));
    assertThat(cluster.at("/spec/postgresql/pg_hba/0").asText())
        .startsWith("hostssl ")
        .endsWith("clientcert=verify-full");
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#SERIOUS")
  void theDatabaseIsThreefoldAndBackedUpWithItsLog(String overlay) {
    JsonNode cluster = Manifest.of(overlay, "Cluster", "spasmwatch-database").tree();
    JsonNode backup = Manifest.of(overlay, "ScheduledBackup", "spasmwatch-database").tree();
    JsonNode store = Manifest.of(overlay, "ObjectStore", "spasmwatch-backups").tree();

    assertThat(cluster.at("/spec/instances").asInt()).isEqualTo(3);
    assertThat(cluster.at("/spec/plugins/0/isWALArchiver").asBoolean()).isTrue();
    assertThat(backup.at("/spec/schedule").asText().split(" ", -1)).hasSize(6);
    assertThat(store.at("/spec/retentionPolicy").asText()).isEqualTo("30d");
    assertThat(store.at("/spec/configuration/data/encryption").asText()).isNotEmpty();
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#OVERLAYS")
  void theMigrationOwnsTheTablesAndTheServiceDoesNot(String overlay) {
    String owner = secretOf(overlay, "Job", "spasmwatch-migrate", "QUARKUS_DATASOURCE_USERNAME");
    String served = secretOf(overlay, "Deployment", "spasmwatch", "QUARKUS_DATASOURCE_USERNAME");
    String admitted =
        secretOf(overlay, "Job", "spasmwatch-migrate", "SPASMWATCH_DATABASE_SERVICE_ROLE");

    assertThat(served).startsWith(SERVICE).isNotEqualTo(owner);
    assertThat(admitted).isEqualTo(served);
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#SERIOUS")
  void theRoleOfTheServiceHasOneNameThroughout(String overlay) {
    JsonNode cluster = Manifest.of(overlay, "Cluster", "spasmwatch-database").tree();
    JsonNode role = cluster.at("/spec/managed/roles/0");
    JsonNode secret = Manifest.of(overlay, "ExternalSecret", SERVICE).tree();
    JsonNode certificate = Manifest.of(overlay, "Certificate", "spasmwatch-database-client").tree();

    assertThat(role.path("passwordSecret").path("name").asText()).isEqualTo(SERVICE);
    assertThat(role.path("superuser").asBoolean()).isFalse();
    assertThat(secret.at("/spec/target/template/data/username")).isEqualTo(role.path("name"));
    assertThat(certificate.at("/spec/commonName")).isEqualTo(role.path("name"));
    assertThat(cluster.at("/spec/bootstrap/initdb/owner")).isNotEqualTo(role.path("name"));
    assertThat(cluster.at("/spec/postgresql/pg_hba"))
        .allMatch(line -> line.asText().contains("," + role.path("name").asText() + " "));
  }

  @ParameterizedTest
  @FieldSource("org.spasmwatch.k8s.Manifest#SERIOUS")
  void aMomentIsRestoredFromWhereTheBackupsAre(String overlay) {
    JsonNode restored =
        Manifest.all().stream()
            .filter(m -> m.name().equals("spasmwatch-database-restored"))
            .findFirst()
            .orElseThrow()
            .tree();
    JsonNode from = restored.at("/spec/externalClusters/0");
    Manifest cluster = Manifest.of(overlay, "Cluster", "spasmwatch-database");

    assertThat(restored.at("/spec/bootstrap/recovery/source")).isEqualTo(from.path("name"));
    assertThat(restored.at("/spec/bootstrap/recovery/recoveryTarget/targetTime").asText())
        .isNotEmpty();
    assertThat(from.at("/plugin/parameters/serverName").asText()).isEqualTo(cluster.name());
    assertThat(from.at("/plugin/parameters/barmanObjectName"))
        .isEqualTo(cluster.tree().at("/spec/plugins/0/parameters/barmanObjectName"));
  }
}
