package org.spasmwatch.rest.cdshooks;

import static java.util.Objects.requireNonNull;

/**
 * One entry of discovery. Several hooks may share an id; a client then replaces older cards of that
 * id by newer ones.
 */
public record Service(String id, Hook hook, String title, String description) {
  public Service {
    requireNonNull(id, "id");
    requireNonNull(hook, "hook");
    requireNonNull(title, "title");
    requireNonNull(description, "description");
  }
}
