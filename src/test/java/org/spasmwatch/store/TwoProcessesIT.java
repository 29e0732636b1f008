package org.spasmwatch.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spasmwatch.app.KnowledgeLog;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Program;
import org.spasmwatch.testkit.StoredEdits;
import org.spasmwatch.testkit.StoredEdits.By;

/** This process writes, the packaged program on the same database has to see it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class TwoProcessesIT {
  private static final RecordId STATEMENT = RecordId.statement("gabapentin-myoclonus");

  @Inject KnowledgeLog log;
  @Inject StoredEdits change;

  @Inject AgroalDataSource database;

  @TempDir private Path folder;

  private String url() {
    return database
        .getConfiguration()
        .connectionPoolConfiguration()
        .connectionFactoryConfiguration()
        .jdbcUrl();
  }

  private StoredRecord statement() {
    return log.since(0).changed().stream()
        .filter(record -> record.id().equals(STATEMENT))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatOneWritesTheOtherAnswersWith() throws Exception {
    Map<String, String> environment =
        Map.of(
            "QUARKUS_PROFILE", "trial",
            "QUARKUS_DATASOURCE_JDBC_URL", url(),
            "QUARKUS_DATASOURCE_USERNAME", "postgres",
            "QUARKUS_DATASOURCE_PASSWORD", "postgres");
    try (Program other = Program.start(folder, environment)) {
      assertThat(other.awaitReadiness(200)).contains("+" + log.head().revision() + "\"");
      assertThat(other.assess().body()).contains("gabapentin-myoclonus/_history/1\"");

      String content = Objects.requireNonNull(statement().state().content());
      long revision = change.put(STATEMENT, content, new By("tester", "a test", 1));

      other.awaitReadinessSays("+" + revision + "\"");
      assertThat(other.assess().body()).contains("gabapentin-myoclonus/_history/2\"");
    }
  }
}
