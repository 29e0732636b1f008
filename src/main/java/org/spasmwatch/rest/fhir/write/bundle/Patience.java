package org.spasmwatch.rest.fhir.write.bundle;

import java.time.Duration;
import java.util.function.LongSupplier;

/** How long a batch is worked on: what is left then is answered and not begun. */
final class Patience {
  private final LongSupplier nanos;
  private final long end;

  Patience(Duration longest, LongSupplier nanos) {
    this.nanos = nanos;
    this.end = nanos.getAsLong() + longest.toNanos();
  }

  boolean isOver() {
    return nanos.getAsLong() - end >= 0;
  }
}
