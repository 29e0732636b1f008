package org.spasmwatch.rest.access;

import static java.util.Objects.requireNonNull;

import org.spasmwatch.rest.traffic.Door;

/** What a request needs to be allowed: interactions on a type, which is {@code *} for any. */
record Need(String type, String interactions) {
  private static final String IN_PATH = "{type}";

  /** Where each part of the request needs a scope of its own. */
  private static final String ANY = "system/<Type>.<cruds>";

  Need {
    requireNonNull(type, "type");
    requireNonNull(interactions, "interactions");
  }

  /**
   * Reads what a method names. A type that stands in the path is taken from the door, which knows
   * ours only: a refusal then repeats no word of the path.
   */
  static Need of(String named, String subject) {
    int dot = named.lastIndexOf('.');
    String type = named.substring(0, dot);
    return new Need(type.equals(IN_PATH) ? type(subject) : type, named.substring(dot + 1));
  }

  private static String type(String subject) {
    return subject.equals(Door.UNKNOWN) || subject.equals(Door.NONE) ? "*" : subject;
  }

  String scope() {
    return interactions.isEmpty() ? ANY : "system/" + type + "." + interactions;
  }
}
