package org.spasmwatch.rest.traffic;

import static java.util.Objects.requireNonNull;

/**
 * Where a request went, in words of a closed list: a URL may hold an id or a name of a patient, so
 * none is logged or counted.
 *
 * @param name which API
 * @param interaction what is done there
 * @param subject to what: a service, a resource type
 */
public record Door(String name, String interaction, String subject) {
  /** Stands for each word that is not one of ours. */
  public static final String UNKNOWN = "unknown";

  /** Stands where there is nothing to name. */
  public static final String NONE = "none";

  static final Door NOWHERE = new Door(NONE, NONE, NONE);

  /** The same door, through which something else is done; operations stay. */
  public Door doing(String other) {
    return interaction.equals("operation") ? this : new Door(name, other, subject);
  }

  public Door {
    requireNonNull(name, "name");
    requireNonNull(interaction, "interaction");
    requireNonNull(subject, "subject");
  }
}
