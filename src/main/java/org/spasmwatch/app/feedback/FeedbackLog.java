package org.spasmwatch.app.feedback;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Port: where cards that were shown and feedback on them are kept. */
public interface FeedbackLog {

  /**
   * A statement's share in the cards that were shown and answered; what was answered more than once
   * counts by its newest answer.
   *
   * @param statement its reference with its version
   * @param shown cards of it that are still on record
   * @param reasons how often each reason was given for overriding one
   */
  record Rate(
      String statement, long shown, long accepted, long overridden, Map<String, Long> reasons) {
    public Rate {
      reasons = Map.copyOf(reasons);
    }
  }

  /** All that was answered: by statement, and what no card on record explains. */
  record Rates(List<Rate> statements, long unattributed) {
    public Rates {
      statements = List.copyOf(statements);
    }
  }

  /** Notes that these cards were shown; a card that is noted already stays as it is. */
  void shown(List<ShownCard> cards);

  /** An answer that was not there before, and the statements of its card, if that is on record. */
  record Answered(Feedback feedback, List<String> statements) {
    public Answered {
      statements = List.copyOf(statements);
    }
  }

  /**
   * Keeps all of them or none.
   *
   * @return those that were not kept before
   */
  List<Answered> keep(List<Feedback> feedback);

  /** What is known of every statement. */
  Rates rates();

  /** Forgets the cards that were shown before that day. */
  void forgetBefore(LocalDate day);
}
