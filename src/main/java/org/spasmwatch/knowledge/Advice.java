package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to do. {@code test} is the analyte of a test to order, {@code drug} a drug that is
 * suggested; both null otherwise. {@code unless} withholds the advice from patients whom it could
 * harm: it is given only when that criterion is certainly not met. {@code rulesOut} is the finding
 * that a clinician has to think of first: a card that gives the advice names it in its summary.
 */
public record Advice(
    String key,
    Kind kind,
    String text,
    List<String> claims,
    @Nullable String test,
    @Nullable String drug,
    @Nullable Criterion unless,
    @Nullable String rulesOut) {

  /** One that names nothing to be ruled out. */
  public Advice(
      String key,
      Kind kind,
      String text,
      List<String> claims,
      @Nullable String test,
      @Nullable String drug,
      @Nullable Criterion unless) {
    this(key, kind, text, claims, test, drug, unless, null);
  }

  /** Who does it, and on which cards it may stand; in the order in which a card says it. */
  public enum Kind {
    /** For the clinician. */
    CLINICAL,
    /** A test to order. */
    TEST,
    /** For the patient, on every card: what not to do alone. */
    SAFETY,
    /** For the patient at home: never on a critical card. */
    SELF_CARE
  }

  public Advice {
    requireNonNull(key, "key");
    requireNonNull(kind, "kind");
    requireNonNull(text, "text");
    claims = List.copyOf(claims);
  }

  /** Of its key alone: cheap, and equal ones have it in common. */
  @Override
  public int hashCode() {
    return key.hashCode();
  }
}
