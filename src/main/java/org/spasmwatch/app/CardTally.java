package org.spasmwatch.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the cards of hooks since the start. In silent mode it is the evidence that calls come in
 * and that cards would have come out.
 */
@ApplicationScoped
public class CardTally {
  private final LongAdder shown = new LongAdder();
  private final LongAdder withheld = new LongAdder();

  void count(@Observes CardsIssued issued) {
    (issued.shown() ? shown : withheld).add(issued.cards().size());
  }

  /** Cards that clients got. */
  public long shown() {
    return shown.sum();
  }

  /** Cards that silent mode kept back. */
  public long withheld() {
    return withheld.sum();
  }
}
