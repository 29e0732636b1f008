package org.spasmwatch.card;

import java.util.List;
import java.util.Set;
import org.spasmwatch.assessment.concern.Concern;

/**
 * How concerns are put into words for one audience. Which cards there are, how urgent they are and
 * what stands behind them is the same for everybody; only the words are not.
 */
public interface Wording {

  /** What a person reads of a card. */
  record Text(String summary, String detail) {}

  /**
   * @param stopped the drugs that a card of the same answer tells to stop at once
   */
  Text of(Concern concern, Set<String> stopped);

  /** The least urgent ones in one card. */
  Text further(List<Card> cards);

  /**
   * Medicines that could not be checked.
   *
   * @param all whether not one of the patient's medicines could
   */
  Text unchecked(int count, boolean all);

  /** Whether the reader can place an order: else there are no suggestions. */
  boolean orders();
}
