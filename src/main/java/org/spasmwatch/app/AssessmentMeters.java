package org.spasmwatch.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.card.Card;
import org.spasmwatch.patient.NotEvaluated;

/**
 * Counts what assessments come to: ids of statements, indicators and causes, all of them words of
 * ours. Nothing of a patient's record becomes a label.
 */
@ApplicationScoped
public class AssessmentMeters {
  private static final String NO_STATEMENT = "none";

  private final MeterRegistry registry;

  /** As many as there are statements; to look one up by its tags costs more than to count. */
  private final Map<Shown, Counter> cards = new ConcurrentHashMap<>();

  /** What cards are counted by. */
  private record Shown(String statement, String indicator) {}

  public AssessmentMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  void count(Answer answer) {
    registry.counter("spasmwatch.assessments", "cards", amount(answer.cards())).increment();
    answer.cards().forEach(this::count);
    answer.notEvaluated().forEach(this::count);
  }

  private static String amount(List<Card> cards) {
    return cards.isEmpty() ? "none" : "some";
  }

  /** Under the statement that stands first: it is the first suspect's. */
  private void count(Card card) {
    String statement =
        card.explanation().statements().stream()
            .findFirst()
            .map(AssessmentMeters::id)
            .orElse(NO_STATEMENT);
    cards.computeIfAbsent(new Shown(statement, card.indicator().code()), this::counter).increment();
  }

  private Counter counter(Shown shown) {
    return registry.counter(
        "spasmwatch.cards", "statement", shown.statement(), "indicator", shown.indicator());
  }

  /** {@code ClinicalUseDefinition/gabapentin-myoclonus/_history/3} without type and version. */
  private static String id(String reference) {
    int type = reference.indexOf('/') + 1;
    int history = reference.indexOf('/', type);
    return history < 0 ? reference.substring(type) : reference.substring(type, history);
  }

  private void count(NotEvaluated record) {
    registry.counter("spasmwatch.not.evaluated", "cause", record.cause().code()).increment();
  }
}
