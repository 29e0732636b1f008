package org.spasmwatch.assessment.concern;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The score of Naranjo and others (A method for estimating the probability of adverse drug
 * reactions, Clinical Pharmacology and Therapeutics 1981;30:239) as far as data answer it: each of
 * its ten items with the lowest and the highest number of points that its answer can still have. It
 * stands beside the WHO-UMC category and decides nothing.
 */
public record Naranjo(List<Item> items) {

  /** One question. An answered one has equal ends. */
  public record Item(Question question, int min, int max) {
    public Item {
      requireNonNull(question, "question");
      if (min > max) {
        throw new IllegalArgumentException(question + " has its ends the wrong way round");
      }
    }

    /** Whether data answer it, so that only one number of points is left. */
    public boolean answered() {
      return min == max;
    }

    static Item answered(Question question, int points) {
      return new Item(question, points, points);
    }

    static Item open(Question question) {
      return new Item(question, question.lowest, question.highest);
    }
  }

  /**
   * The ten questions of the publication's table I, in its order, each with the fewest and the most
   * points that an answer can have. Where data leave it open both stay possible; a question that
   * does not apply has no points.
   */
  public enum Question {
    /** Item 1, conclusive reports of the reaction before: yes +1, no 0. */
    PREVIOUS_REPORTS("previous-reports", 0, 1),
    /** Item 2, it appeared after the suspected drug was given: yes +2, no -1. */
    AFTER_THE_DRUG("after-the-drug", -1, 2),
    /** Item 3, it improved when the drug was stopped or an antagonist given: yes +1, no 0. */
    BETTER_WITHOUT("better-without", 0, 1),
    /** Item 4, it came again when the drug was given again: yes +2, no -1. */
    AGAIN_WITH("again-with", -1, 2),
    /** Item 5, other causes that alone could have brought it about: yes -1, no +2. */
    OTHER_CAUSES("other-causes", -1, 2),
    /** Item 6, it came again with a placebo: yes -1, no +1. */
    PLACEBO("placebo", -1, 1),
    /** Item 7, the drug was found in the blood in a toxic concentration: yes +1, no 0. */
    TOXIC_LEVEL("toxic-level", 0, 1),
    /** Item 8, more severe with a higher dose, or less with a lower one: yes +1, no 0. */
    DOSE_RELATED("dose-related", 0, 1),
    /** Item 9, a similar reaction to the same or a similar drug before: yes +1, no 0. */
    EARLIER_REACTION("earlier-reaction", 0, 1),
    /** Item 10, confirmed by objective evidence: yes +1, no 0. */
    OBJECTIVE_EVIDENCE("objective-evidence", 0, 1);

    private final String code;
    private final int lowest;
    private final int highest;

    Question(String code, int lowest, int highest) {
      this.code = code;
      this.lowest = lowest;
      this.highest = highest;
    }

    public String code() {
      return code;
    }
  }

  public Naranjo {
    items = List.copyOf(items);
    if (items.size() != Question.values().length) {
      throw new IllegalArgumentException("Naranjo's score has ten items");
    }
  }

  public Item item(Question question) {
    return items.get(question.ordinal());
  }

  public int min() {
    return items.stream().mapToInt(Item::min).sum();
  }

  public int max() {
    return items.stream().mapToInt(Item::max).sum();
  }
}
