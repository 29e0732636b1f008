package org.spasmwatch.patient;

import static java.util.Objects.requireNonNull;

/**
 * Until when an order speaks for the drug. {@code known}: what was supplied lasts until then,
 * refills counted; else it says no more than that the order was given, or still valid, then.
 */
public record Supply(Span until, boolean known) {
  public Supply {
    requireNonNull(until, "until");
  }
}
