package org.spasmwatch.replicas;

import java.time.Duration;
import java.time.Instant;

/**
 * What came of one request.
 *
 * @param status of HTTP; 0 when no answer came, or a wrong one
 * @param server the replica that answered it, or should have; empty when nobody says
 * @param said what was wrong with it
 */
record Call(String deed, Instant begun, Instant ended, int status, String server, String said) {
  boolean failed() {
    return status < 200 || status > 299;
  }

  Duration took() {
    return Duration.between(begun, ended);
  }
}
