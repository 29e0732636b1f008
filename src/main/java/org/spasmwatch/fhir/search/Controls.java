package org.spasmwatch.fhir.search;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * How the matches are to be given: how many on a page, whether with their total, how much of each,
 * and after which id the page begins (null: with the first).
 */
public record Controls(int count, boolean total, Summary summary, @Nullable String after) {
  /** Matches on a page where the client does not say. */
  public static final int USUAL_COUNT = 50;

  /** Matches on a page at most, whatever the client says. */
  public static final int LARGEST_COUNT = 200;

  static final Controls USUAL = new Controls(USUAL_COUNT, true, Summary.FALSE, null);

  public Controls {
    requireNonNull(summary, "summary");
  }

  Controls withCount(int other) {
    return new Controls(other, total, summary, after);
  }

  Controls withTotal(boolean other) {
    return new Controls(count, other, summary, after);
  }

  Controls withSummary(Summary other) {
    return new Controls(count, total, other, after);
  }

  Controls withAfter(String other) {
    return new Controls(count, total, summary, other);
  }

  /** Whether only the number of matches is asked for; a page of none means the same. */
  public boolean onlyCount() {
    return count == 0 || summary == Summary.COUNT;
  }
}
