package org.spasmwatch.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the service may do as the lesser role, and what it may not; ProductionIT lets it work so.
 */
class ServiceRoleTest {
  private static final String OWNER = "spasmwatch";
  private static final String SERVICE = "spasmwatch_service";
  private static final String NOT_ALLOWED = "42501";

  private static EmbeddedPostgres server;

  @BeforeAll
  static void migrateAsTheOwner() throws IOException, SQLException {
    server = EmbeddedPostgres.start();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role " + OWNER + " login password 'owner'");
      statement.execute("create role " + SERVICE + " login password 'service'");
      statement.execute("create database spasmwatch owner " + OWNER);
    }
    Flyway.configure().dataSource(server.getDatabase(OWNER, "spasmwatch")).load().migrate();
    as(OWNER, connection -> ServiceRole.admit(SERVICE, connection));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  private interface Work {
    void with(Connection connection) throws SQLException;
  }

  private static void as(String role, Work work) throws SQLException {
    try (Connection connection = server.getDatabase(role, "spasmwatch").getConnection()) {
      work.with(connection);
    }
  }

  private static void execute(String role, String sql) throws SQLException {
    as(
        role,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
          }
        });
  }

  private static List<String> tables() throws SQLException {
    List<String> tables = new ArrayList<>();
    as(
        OWNER,
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet rows =
                  statement.executeQuery(
                      "select tablename from pg_tables where schemaname = 'public'")) {
            while (rows.next()) {
              tables.add(rows.getString(1));
            }
          }
        });
    return tables;
  }

  @Test
  void everyTableCanBeReadButTheHistoryOfMigrations() throws SQLException {
    List<String> readable = new ArrayList<>();

    for (String table : tables()) {
      if (!table.equals("flyway_schema_history")) {
        execute(SERVICE, "select * from " + table);
        readable.add(table);
      }
    }

    assertThat(readable).hasSizeGreaterThanOrEqualTo(8);
    assertThatThrownBy(() -> execute(SERVICE, "select * from flyway_schema_history"))
        .hasFieldOrPropertyWithValue("SQLState", NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create table mine (id integer)",
        "create schema mine",
        "alter table audit_event add column mine integer",
        "alter table audit_event disable trigger all",
        "drop trigger audit_event_is_kept on audit_event",
        "drop table feedback",
        "truncate audit_event",
        "update audit_event set status = 0",
        "update knowledge_record set author = 'nobody'",
        "delete from knowledge_record",
        "insert into knowledge_install values (1, 'x', 'x', now())",
        "insert into audit_retention (days) values (30)",
        "delete from knowledge_head"
      })
  void whatTheServiceDoesNotDoItMayNot(String sql) {
    assertThatThrownBy(() -> execute(SERVICE, sql))
        .hasFieldOrPropertyWithValue("SQLState", NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select revision from knowledge_head for update",
        "update knowledge_head set revision = revision + 1",
        "update audit_retention set days = 365 where days <> 365",
        "insert into seen_token values (repeat('a', 64), now()) on conflict do nothing",
        "delete from seen_token where expires_at <= now()",
        "delete from audit_event where recorded_at < now() - interval '100 years'",
        "delete from shown_card where shown_on < current_date",
        "delete from feedback where received_at < now()",
        "select pg_try_advisory_xact_lock(1)",
        "select pg_notify('spasmwatch_knowledge', '1')",
        "listen spasmwatch_knowledge"
      })
  void whatTheServiceDoesItMay(String sql) {
    assertThatCode(() -> execute(SERVICE, sql)).doesNotThrowAnyException();
  }

  @Test
  void aRightThatItHadBesideIsTakenAway() throws SQLException {
    execute(OWNER, "grant truncate, update on feedback to " + SERVICE);

    as(OWNER, connection -> ServiceRole.admit(SERVICE, connection));

    assertThatThrownBy(() -> execute(SERVICE, "truncate feedback"))
        .hasFieldOrPropertyWithValue("SQLState", NOT_ALLOWED);
  }

  @Test
  void aRoleThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> as(OWNER, connection -> ServiceRole.admit("nobody\" --", connection)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("there is no role nobody\" --,");
  }

  @ParameterizedTest
  @ValueSource(strings = {OWNER, "postgres"})
  void aRoleThatCanCreateTablesIsRefused(String role) {
    assertThatThrownBy(() -> as(OWNER, connection -> ServiceRole.admit(role, connection)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("can create tables");
  }
}
