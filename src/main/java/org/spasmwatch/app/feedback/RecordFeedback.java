package org.spasmwatch.app.feedback;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.spasmwatch.app.feedback.Feedback.Outcome;
import org.spasmwatch.app.feedback.FeedbackLog.Rates;

/**
 * Keeps feedback and counts what is new by statement. It returns when it is kept for good: a client
 * that was told so need not send it again. Blocks on the store.
 */
@ApplicationScoped
public class RecordFeedback {
  /** Where the card that was answered is not on record. */
  private static final String UNATTRIBUTED = "unattributed";

  private final FeedbackLog log;
  private final FeedbackSettings settings;
  private final MeterRegistry registry;

  protected RecordFeedback(FeedbackLog log, FeedbackSettings settings, MeterRegistry registry) {
    this.log = log;
    this.settings = settings;
    this.registry = registry;
  }

  public void record(List<Feedback> feedback) {
    List<Feedback> kept =
        settings.comments() ? feedback : feedback.stream().map(Feedback::withoutComment).toList();
    log.keep(kept).forEach(this::count);
  }

  private void count(FeedbackLog.Answered answered) {
    List<String> statements =
        answered.statements().isEmpty() ? List.of(UNATTRIBUTED) : answered.statements();
    statements.forEach(statement -> count(statement, answered.feedback().outcome()));
  }

  private void count(String statement, Outcome outcome) {
    registry
        .counter("spasmwatch.feedback", "statement", statement, "outcome", outcome.code())
        .increment();
  }

  /** What became of the cards that are on record. */
  public Rates rates() {
    return log.rates();
  }
}
