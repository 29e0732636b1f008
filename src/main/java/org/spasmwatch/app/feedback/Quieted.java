package org.spasmwatch.app.feedback;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Indicator;

/**
 * Leaves out cards of statements that a hospital has quieted, having seen how they are answered. A
 * card goes only when all of its statements are quieted, and never when it is critical.
 */
@ApplicationScoped
public class Quieted {
  private static final String TYPE = "ClinicalUseDefinition/";

  private final Set<String> quieted;
  private final Counter leftOut;

  protected Quieted(FeedbackSettings settings, MeterRegistry registry) {
    this.quieted = settings.quieted().orElse(Set.of());
    this.leftOut = registry.counter("spasmwatch.cards.quieted");
  }

  /** Those that are left. */
  public List<Card> leave(List<Card> cards) {
    return quieted.isEmpty() ? cards : cards.stream().filter(this::stays).toList();
  }

  private boolean stays(Card card) {
    List<String> statements = card.explanation().statements();
    boolean stays =
        card.indicator() == Indicator.CRITICAL
            || statements.isEmpty()
            || !statements.stream().allMatch(this::isQuieted);
    if (!stays) {
      leftOut.increment();
    }
    return stays;
  }

  /** By its id, or by its id and the version for which the hospital decided it. */
  private boolean isQuieted(String reference) {
    String versioned = reference.substring(TYPE.length());
    return quieted.contains(versioned) || quieted.contains(versioned.replaceFirst("/.*", ""));
  }
}
