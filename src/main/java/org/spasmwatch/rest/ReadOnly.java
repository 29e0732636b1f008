package org.spasmwatch.rest;

import java.util.Optional;

/** Knows paths that can be read alone, although others of their form can be written. */
public interface ReadOnly {
  /** Why that path is not written, and what is instead; empty when it may be. */
  Optional<String> why(String path);
}
