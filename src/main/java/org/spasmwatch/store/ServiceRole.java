package org.spasmwatch.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The role as which the service works where another one owns the tables. It gets what the
 * statements of this package need and no more: who takes the service over can then neither change a
 * table nor take away what protects the audit trail and the versions of the knowledge.
 */
final class ServiceRole {
  /** All at once, so that replicas that work meanwhile miss nothing. */
  private static final List<String> RIGHTS =
      List.of(
          "revoke all on all tables in schema %2$s from %1$s",
          "grant usage on schema %2$s to %1$s",
          "grant select on knowledge_head, knowledge_install, knowledge_record, audit_event,"
              + " audit_retention, seen_token, shown_card, feedback to %1$s",
          "grant insert on knowledge_record, audit_event, seen_token, shown_card, feedback to %1$s",
          "grant update on knowledge_head, audit_retention to %1$s",
          "grant delete on audit_event, seen_token, shown_card, feedback to %1$s");

  private static final String IS_NO_LESSER_ONE =
      "select pg_has_role(oid, current_user, 'member')"
          + " or has_schema_privilege(oid, current_schema(), 'create')"
          + " or has_database_privilege(oid, current_database(), 'create')"
          + " from pg_roles where rolname = ?";

  private ServiceRole() {}

  /**
   * Gives the role its rights, and takes away what it had beside them.
   *
   * @throws IllegalStateException when there is no such role, or when it could change tables all
   *     the same
   */
  static void admit(String role, Connection connection) throws SQLException {
    check(role, connection);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      String name = statement.enquoteIdentifier(role, true);
      String schema = statement.enquoteIdentifier(connection.getSchema(), true);
      for (String right : RIGHTS) {
        statement.execute(right.formatted(name, schema));
      }
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
  }

  private static void check(String role, Connection connection) throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(IS_NO_LESSER_ONE)) {
      question.setString(1, role);
      ResultSet answer = question.executeQuery();
      if (!answer.next()) {
        throw new IllegalStateException(
            "there is no role %s, which spasmwatch.database.service-role names: create it, with"
                    .formatted(role)
                + " login and a password");
      }
      if (answer.getBoolean(1)) {
        throw new IllegalStateException(
            "the role %s, which spasmwatch.database.service-role names, can create tables: name one"
                    .formatted(role)
                + " that owns nothing, and revoke create on schema and database from public");
      }
    }
  }
}
