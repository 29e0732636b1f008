package org.spasmwatch.app;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.spasmwatch.card.Card;

/**
 * Fired, as a CDI event, for each call of a hook that was assessed, those without a card included:
 * so that what is counted does not depend on who counts. Observers run on the event loop.
 *
 * @param service the id of the service that was called
 * @param cards what the assessment came to
 * @param shown whether the client got them; not in silent mode
 */
public record CardsIssued(String service, List<Card> cards, boolean shown) {
  public CardsIssued {
    requireNonNull(service, "service");
    cards = List.copyOf(cards);
  }
}
