package org.spasmwatch.assessment.chart;

import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.Span;

/** The first and the last of times of which any may be unknown. */
final class Spans {
  private Spans() {}

  /** The one that ends first; of those that end together, the one that begins first. */
  static @Nullable Span first(@Nullable Span one, @Nullable Span other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return compare(one, other) <= 0 ? one : other;
  }

  /** The one that ends last; of those that end together, the one that begins last. */
  static @Nullable Span last(@Nullable Span one, @Nullable Span other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return compare(one, other) >= 0 ? one : other;
  }

  static int compare(Span one, Span other) {
    int end = one.latest().compareTo(other.latest());
    return end == 0 ? one.earliest().compareTo(other.earliest()) : end;
  }
}
