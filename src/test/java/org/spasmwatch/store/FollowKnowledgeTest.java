package org.spasmwatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.FollowKnowledge;
import org.spasmwatch.app.InstallCatalogue;
import org.spasmwatch.app.KnowledgeLog;
import org.spasmwatch.app.KnowledgeSignals;
import org.spasmwatch.app.KnowledgeSignals.Subscription;
import org.spasmwatch.app.StoredRecord;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.KnowledgeRefused;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.StoredEdits;
import org.spasmwatch.testkit.StoredEdits.By;
import org.spasmwatch.testkit.StoredEdits.VersionConflict;

@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class FollowKnowledgeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final RecordId STATEMENT = RecordId.statement("lamotrigine-headache");

  @Inject KnowledgeLog log;
  @Inject StoredEdits change;
  @Inject CurrentKnowledge current;
  @Inject FollowKnowledge follow;
  @Inject InstallCatalogue install;
  @Inject KnowledgeSignals signals;
  @Inject DataSource database;

  private static RecordId newSource() {
    return new RecordId(Kind.SOURCE, "s-" + UUID.randomUUID());
  }

  private static String titled(String title) {
    return "{\"title\": \""
        + title
        + "\", \"standing\": \"A test.\", \"claims\": [\"LTG-META-01\"]}";
  }

  private static By by(int expectedVersion) {
    return new By("tester", "a test", expectedVersion);
  }

  private KnowledgeBase inForce() {
    return current.find().orElseThrow();
  }

  private boolean isInForce(RecordId source) {
    return inForce().source(source.id()).isPresent();
  }

  private StoredRecord newest(RecordId id) {
    return log.since(0).changed().stream()
        .filter(record -> record.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void awaitInForce(RecordId source) {
    Awaitility.await().atMost(PATIENCE).until(() -> isInForce(source));
  }

  @Test
  void whatIsWrittenComesIntoForceUnderItsRevisionAndGoesWhenItIsDeleted() {
    RecordId source = newSource();

    long revision = change.put(source, titled("A"), by(0));

    awaitInForce(source);
    assertThat(inForce().version()).endsWith("+" + revision);
    change.delete(source, by(1));
    Awaitility.await().atMost(PATIENCE).until(() -> !isInForce(source));
  }

  @Test
  void aSubscriberIsTold() throws Exception {
    RecordId source = newSource();
    try (Subscription subscription = signals.subscribe()) {
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> change.put(source, titled("A"), by(0)));

      assertThat(subscription.await(PATIENCE)).isTrue();
      writing.get();
    }
    change.delete(source, by(1));
  }

  @Test
  void aChangeOfWhichNobodyWasToldIsFound() throws SQLException {
    RecordId source = newSource();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("update knowledge_head set revision = revision + 1");
      statement.execute(
          "insert into knowledge_record (kind, id, version, revision, origin, content, model,"
              + " author, reason, recorded_at) select 'source', '%s', 1, revision, 'local',"
                  .formatted(source.id())
              + " '%s', 1, 'tester', 'a test', now() from knowledge_head".formatted(titled("A")));
      connection.commit();
    }

    awaitInForce(source);
    change.delete(source, by(1));
  }

  @Test
  void aListenerWhoseConnectionIsCutListensAgain() throws SQLException {
    RecordId source = newSource();
    long listener = awaitListener(0);
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_terminate_backend(" + listener + ")");
    }
    change.put(source, titled("A"), by(0));

    awaitInForce(source);
    assertThat(awaitListener(listener)).isNotEqualTo(listener);
    change.delete(source, by(1));
  }

  /** The process of PostgreSQL that the program listens to, other than that one. */
  private long awaitListener(long other) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(this::listener, pid -> pid > 0 && pid != other);
  }

  private long listener() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select pid from pg_stat_activity where application_name like '%listening'")) {
      return found.next() ? found.getLong(1) : 0;
    }
  }

  @Test
  void aRecordOfANewerProgramDoesNotComeIntoForceAndIsNamed() throws SQLException {
    RecordId source = newSource();
    awaitHeadInForce();
    String before = inForce().version();
    insertModel(source, 1, 99);
    try {
      Awaitility.await().atMost(PATIENCE).until(() -> follow.refusal().isPresent());

      assertThat(follow.refusal().orElseThrow()).contains(source.toString(), "model 99");
      assertThat(inForce().version()).isEqualTo(before);
    } finally {
      insertModel(source, 2, 0); // the newer program takes its record back
    }
    awaitHeadInForce();
    assertThat(follow.refusal()).isEmpty();
  }

  private void awaitHeadInForce() {
    String head = "+" + log.head().revision();
    Awaitility.await().atMost(PATIENCE).until(() -> inForce().version().endsWith(head));
  }

  private void insertModel(RecordId source, int version, int model) throws SQLException {
    String content = model == 0 ? "null" : "'" + titled("A") + "'";
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("update knowledge_head set revision = revision + 1");
      statement.execute(
          "insert into knowledge_record (kind, id, version, revision, origin, content, model,"
              + " author, reason, recorded_at) select 'source', '%s', %d, revision, 'local',"
                  .formatted(source.id(), version)
              + " %s, %d, 'tester', 'a test', now() from knowledge_head"
                  .formatted(content, Math.max(1, model)));
      connection.commit();
    }
  }

  @Test
  void aRecordIsNotWrittenOverAnotherChange() {
    RecordId source = newSource();
    change.put(source, titled("A"), by(0));

    assertThatThrownBy(() -> change.put(source, titled("B"), by(0)))
        .isInstanceOf(VersionConflict.class)
        .hasMessageContaining("version 1");

    change.delete(source, by(1));
  }

  @Test
  void whatCannotBeReadIsNotWritten() {
    RecordId source = newSource();
    long before = log.head().revision();

    assertThatThrownBy(() -> change.put(source, "{\"title\": \"A\"}", by(0)))
        .isInstanceOf(KnowledgeRefused.class)
        .hasMessageContaining("standing");
    assertThatThrownBy(() -> change.put(source, "no json", by(0)))
        .isInstanceOf(KnowledgeRefused.class)
        .hasMessageContaining("no JSON");

    assertThat(log.head().revision()).isEqualTo(before);
  }

  @Test
  void whatOthersReferToIsNotDeleted() {
    RecordId drug = new RecordId(Kind.DRUG, "gabapentin");

    assertThatThrownBy(() -> change.delete(drug, by(newest(drug).version().number())))
        .isInstanceOf(KnowledgeRefused.class)
        .hasMessageContaining("no drug or class 'gabapentin'");
  }

  @Test
  void anEditSurvivesTheNextInstallationAndIsReported() {
    StoredRecord bundled = newest(STATEMENT);
    String content = Objects.requireNonNull(bundled.state().content());
    String edited = content.replace("\"text\":", "\"text\": \"Edited here.\", \"was\":");
    assertThatThrownBy(() -> change.put(STATEMENT, edited, by(1)))
        .isInstanceOf(KnowledgeRefused.class)
        .hasMessageContaining("was");
    String valid = content.replaceFirst("\"text\": ?\"[^\"]*\"", "\"text\": \"Edited here.\"");
    change.put(STATEMENT, valid, by(bundled.version().number()));

    InstallCatalogue.Report report = install.install();

    assertThat(report.leftAlone()).anySatisfy(s -> assertThat(s).contains(STATEMENT.toString()));
    assertThat(newest(STATEMENT).state().content()).contains("Edited here.");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> inForce().versionOf(STATEMENT).number() == bundled.version().number() + 1);
    change.put(STATEMENT, content, by(bundled.version().number() + 1));
    assertThat(install.install().leftAlone()).isEmpty();
  }

  @Test
  void aDeletedRecordDoesNotComeBackWithTheNextInstallationAndIsReported() {
    StoredRecord bundled = newest(STATEMENT);
    int version = bundled.version().number();
    String content = Objects.requireNonNull(bundled.state().content());
    change.delete(STATEMENT, by(version));

    InstallCatalogue.Report report = install.install();

    assertThat(report.leftAlone())
        .anySatisfy(s -> assertThat(s).contains(STATEMENT.toString(), "deleted here"));
    assertThat(newest(STATEMENT).state().deleted()).isTrue();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                inForce().records().uses().stream().noneMatch(u -> u.id().equals(STATEMENT.id())));
    change.put(STATEMENT, content, by(version + 1));
    assertThat(install.install().leftAlone()).isEmpty();
  }
}
