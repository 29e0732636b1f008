package org.spasmwatch.patient;

import static java.util.Objects.requireNonNull;

/** What the Patient itself says beside the birth date. */
public record Person(Sex sex, boolean deceased) {
  /** Nothing is said. */
  public static final Person UNKNOWN = new Person(Sex.UNKNOWN, false);

  /** The administrative gender, as far as an equation of a laboratory knows it. */
  public enum Sex {
    FEMALE,
    MALE,
    UNKNOWN
  }

  public Person {
    requireNonNull(sex, "sex");
  }
}
