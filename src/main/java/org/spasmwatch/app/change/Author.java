package org.spasmwatch.app.change;

import static java.util.Objects.requireNonNull;

/**
 * Who writes, and why.
 *
 * @param activates whether they may change what assessments use
 */
public record Author(String name, String reason, boolean activates) {
  public Author {
    requireNonNull(name, "name");
    requireNonNull(reason, "reason");
  }
}
