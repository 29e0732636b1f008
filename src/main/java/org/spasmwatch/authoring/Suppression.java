package org.spasmwatch.authoring;

/**
 * The column SUPPRESS of an RxNorm file. What is obsolete is kept, because patient data hold codes
 * for as long as the patient lives and such a code still means what it meant.
 */
enum Suppression {
  NONE,
  OBSOLETE,
  HIDDEN;

  /** {@code O} is obsolete; {@code Y} and {@code E} were hidden by the source or an editor. */
  static Suppression of(String cell) {
    return switch (cell) {
      case "O" -> OBSOLETE;
      case "Y", "E" -> HIDDEN;
      default -> NONE;
    };
  }

  boolean hidden() {
    return this == HIDDEN;
  }
}
