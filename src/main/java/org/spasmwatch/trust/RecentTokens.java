package org.spasmwatch.trust;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens that were used on this replica, as digests, until they expire. It is bounded: when it is
 * full of tokens that are still good it takes in no more, and says so.
 */
final class RecentTokens {
  /** What it knew of a token. */
  enum Known {
    NEW,
    SEEN,
    FULL
  }

  private final int capacity;
  private final Map<String, Instant> seen = new LinkedHashMap<>();

  RecentTokens(int capacity) {
    this.capacity = capacity;
  }

  /** Of several uses of one token at once exactly one is new. */
  synchronized Known use(String digest, Instant until, Instant now) {
    if (seen.containsKey(digest)) {
      return Known.SEEN;
    }
    if (seen.size() >= capacity) {
      seen.values().removeIf(expiry -> !expiry.isAfter(now));
    }
    if (seen.size() >= capacity) {
      return Known.FULL;
    }
    seen.put(digest, until);
    return Known.NEW;
  }
}
