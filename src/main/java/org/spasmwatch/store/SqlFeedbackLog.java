package org.spasmwatch.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.spasmwatch.app.feedback.Feedback;
import org.spasmwatch.app.feedback.FeedbackLog;
import org.spasmwatch.app.feedback.ShownCard;

/**
 * Feedback in PostgreSQL. Repetition is left to the primary keys: what is there already is not
 * written again, whichever replica it came to.
 */
@ApplicationScoped
class SqlFeedbackLog implements FeedbackLog {
  private static final String SHOW =
      "insert into shown_card (uuid, service, statements, indicator, shown_on)"
          + " values (?, ?, ?, ?, ?) on conflict do nothing";
  private static final String KEEP =
      "insert into feedback (card, service, outcome, outcome_at, suggestions, reason, comment,"
          + " received_at) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";

  /** The newest answer to each card. */
  private static final String NEWEST =
      "(select distinct on (card) card, outcome, reason from feedback"
          + " order by card, outcome_at desc, outcome) newest on newest.card = shown_card.uuid";

  private static final String RATES =
      "select statement, count(*), count(*) filter (where outcome = 'accepted'),"
          + " count(*) filter (where outcome = 'overridden')"
          + " from shown_card cross join unnest(statements) statement left join "
          + NEWEST
          + " group by statement order by statement";
  private static final String REASONS =
      "select statement, reason, count(*)"
          + " from shown_card cross join unnest(statements) statement join "
          + NEWEST
          + " where outcome = 'overridden' and reason is not null group by statement, reason";
  private static final String UNATTRIBUTED =
      "select count(distinct card) from feedback"
          + " where not exists (select from shown_card where uuid = card)";

  private final Transactions transactions;
  private final Clock clock;

  SqlFeedbackLog(Transactions transactions, Clock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public void shown(List<ShownCard> cards) {
    transactions.run(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(SHOW)) {
            for (ShownCard card : cards) {
              statement.setObject(1, card.uuid());
              statement.setString(2, card.service());
              statement.setArray(3, connection.createArrayOf("text", card.statements().toArray()));
              statement.setString(4, card.indicator());
              statement.setDate(5, Date.valueOf(card.day()));
              statement.addBatch();
            }
            return statement.executeBatch();
          }
        });
  }

  @Override
  public List<Answered> keep(List<Feedback> feedback) {
    Timestamp now = Timestamp.from(clock.instant());
    return transactions.run(
        connection -> {
          List<Answered> answered = new ArrayList<>();
          for (Feedback one : feedback) {
            if (isNew(connection, one, now)) {
              answered.add(new Answered(one, statementsOf(connection, one.card())));
            }
          }
          return answered;
        });
  }

  private static boolean isNew(Connection connection, Feedback one, Timestamp now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
      statement.setObject(1, one.card());
      statement.setString(2, one.service());
      statement.setString(3, one.outcome().code());
      statement.setTimestamp(4, Timestamp.from(one.at()));
      statement.setArray(5, connection.createArrayOf("uuid", one.suggestions().toArray()));
      statement.setString(6, one.reason());
      statement.setString(7, one.comment());
      statement.setTimestamp(8, now);
      return statement.executeUpdate() > 0;
    }
  }

  private static List<String> statementsOf(Connection connection, UUID card) throws SQLException {
    String sql = "select unnest(statements) from shown_card where uuid = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, card);
      ResultSet rows = statement.executeQuery();
      List<String> statements = new ArrayList<>();
      while (rows.next()) {
        statements.add(rows.getString(1));
      }
      return statements;
    }
  }

  @Override
  public Rates rates() {
    return transactions.run(
        connection -> {
          asOfOneInstant(connection);
          return new Rates(rates(connection, reasons(connection)), unattributed(connection));
        });
  }

  private static void asOfOneInstant(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("set transaction isolation level repeatable read");
    }
  }

  private static List<Rate> rates(Connection connection, Map<String, Map<String, Long>> reasons)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RATES)) {
      ResultSet row = statement.executeQuery();
      List<Rate> rates = new ArrayList<>();
      while (row.next()) {
        String id = row.getString(1);
        Map<String, Long> why = reasons.getOrDefault(id, Map.of());
        rates.add(new Rate(id, row.getLong(2), row.getLong(3), row.getLong(4), why));
      }
      return rates;
    }
  }

  private static Map<String, Map<String, Long>> reasons(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(REASONS)) {
      ResultSet row = statement.executeQuery();
      Map<String, Map<String, Long>> reasons = new HashMap<>();
      while (row.next()) {
        reasons
            .computeIfAbsent(row.getString(1), id -> new HashMap<>())
            .put(row.getString(2), row.getLong(3));
      }
      return reasons;
    }
  }

  private static long unattributed(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UNATTRIBUTED)) {
      ResultSet row = statement.executeQuery();
      return row.next() ? row.getLong(1) : 0;
    }
  }

  @Override
  public void forgetBefore(LocalDate day) {
    Timestamp begin = Timestamp.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    transactions.run(
        connection -> {
          try (PreparedStatement cards =
                  connection.prepareStatement("delete from shown_card where shown_on < ?");
              PreparedStatement answers =
                  connection.prepareStatement("delete from feedback where received_at < ?")) {
            cards.setDate(1, Date.valueOf(day));
            answers.setTimestamp(1, begin);
            return cards.executeUpdate() + answers.executeUpdate();
          }
        });
  }
}
