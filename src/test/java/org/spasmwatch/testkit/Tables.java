package org.spasmwatch.testkit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All that stands in a database, as text. */
public final class Tables {
  private Tables() {}

  /** Every row of every table that is not PostgreSQL's own. */
  public static String text(Map<String, String> dataSource) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Connection connection =
            DriverManager.getConnection(
                String.valueOf(dataSource.get("quarkus.datasource.jdbc.url")),
                dataSource.get("quarkus.datasource.username"),
                dataSource.get("quarkus.datasource.password"));
        Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        try (ResultSet rows = statement.executeQuery("select t::text from " + table + " t")) {
          while (rows.next()) {
            text.append(table).append(rows.getString(1)).append('\n');
          }
        }
      }
    }
    return text.toString();
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select format('%I.%I', schemaname, tablename) from pg_tables"
                + " where schemaname not in ('pg_catalog', 'information_schema')")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    return tables;
  }
}
