package org.spasmwatch.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
  private static Connection connect(Map<String, String> configuration) throws SQLException {
    return DriverManager.getConnection(
        configuration.get("quarkus.datasource.jdbc.url"),
        configuration.get("quarkus.datasource.username"),
        configuration.get("quarkus.datasource.password"));
  }

  private static void write(Map<String, String> configuration, String sql) throws SQLException {
    try (Connection connection = connect(configuration);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String read(Map<String, String> configuration, String sql) throws SQLException {
    try (Connection connection = connect(configuration);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void whatIsWrittenSurvivesCloseAndStart(@TempDir Path directory) throws SQLException {
    try (EmbeddedDatabase first = new EmbeddedDatabase()) {
      write(first.start(directory), "create table kept as select 'still here' as words");
    }

    try (EmbeddedDatabase second = new EmbeddedDatabase()) {
      assertThat(read(second.start(directory), "select words from kept")).isEqualTo("still here");
    }
  }

  @Test
  void whatIsCommittedIsOnTheDisk(@TempDir Path directory) throws SQLException {
    try (EmbeddedDatabase database = new EmbeddedDatabase()) {
      Map<String, String> configuration = database.start(directory);

      assertThat(read(configuration, "show fsync")).isEqualTo("on");
      assertThat(read(configuration, "show synchronous_commit")).isEqualTo("on");
      assertThat(read(configuration, "show full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void isReachableFromThisMachineOnly(@TempDir Path directory) throws SQLException {
    try (EmbeddedDatabase database = new EmbeddedDatabase()) {
      Map<String, String> configuration = database.start(directory);

      assertThat(read(configuration, "show listen_addresses")).isIn("localhost", "127.0.0.1");
    }
  }

  @Test
  void aSecondServerOnTheSameDirectoryIsRefused(@TempDir Path directory) throws SQLException {
    try (EmbeddedDatabase first = new EmbeddedDatabase();
        EmbeddedDatabase second = new EmbeddedDatabase()) {
      Map<String, String> running = first.start(directory);

      assertThatIllegalStateException()
          .isThrownBy(() -> second.start(directory))
          .withMessageContaining(directory.toString())
          .withMessageContaining("Is another one running on that directory")
          .withMessageNotContaining("null");
      assertThat(read(running, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeIsNamed() {
    Path file = Path.of("pom.xml");
    try (EmbeddedDatabase database = new EmbeddedDatabase()) {
      assertThatIllegalStateException()
          .isThrownBy(() -> database.start(file))
          .withMessageContaining("pom.xml");
    }
  }
}
