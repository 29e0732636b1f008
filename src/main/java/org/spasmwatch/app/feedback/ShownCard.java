package org.spasmwatch.app.feedback;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.spasmwatch.card.Card;

/**
 * A card that a client got, as far as feedback on it has to be understood later. Nothing in it is
 * about the patient; the day is no more exact than it has to be.
 *
 * @param statements references with versions, {@code
 *     ClinicalUseDefinition/gabapentin-myoclonus/_history/3}
 * @param indicator the code of the card's indicator
 * @param day in UTC
 */
public record ShownCard(
    UUID uuid, String service, List<String> statements, String indicator, LocalDate day) {
  public ShownCard {
    requireNonNull(uuid, "uuid");
    requireNonNull(service, "service");
    requireNonNull(indicator, "indicator");
    requireNonNull(day, "day");
    statements = List.copyOf(statements);
  }

  static ShownCard of(Card card, String service, LocalDate day) {
    return new ShownCard(
        card.uuid(), service, card.explanation().statements(), card.indicator().code(), day);
  }
}
