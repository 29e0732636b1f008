package org.spasmwatch.knowledge;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a statement is believed: the source, how far it carries, and the ids of the claims it was cut
 * into (system {@code https://spasmwatch.org/fhir/claims}).
 */
public record Evidence(String source, Grade grade, List<String> claims, @Nullable String note) {

  /** How far a source carries, in rising order. */
  public enum Grade {
    /** It cites something that does not support it. */
    REFERENCE_DOES_NOT_SUPPORT("cited reference does not support it"),
    /** It cites nothing. */
    UNCITED("no citation"),
    /** Machine-written or not yet reviewed by a person. */
    UNREVIEWED("not reviewed"),
    /** Patients observed, without a comparison that chance decided. */
    OBSERVATIONAL("observational study"),
    REVIEW("review"),
    TRIAL("trial"),
    LABEL("product label");

    private final String spoken;

    Grade(String spoken) {
      this.spoken = spoken;
    }

    public String spoken() {
      return spoken;
    }
  }

  public Evidence {
    requireNonNull(source, "source");
    requireNonNull(grade, "grade");
    claims = List.copyOf(claims);
    if (claims.isEmpty()) {
      throw new IllegalArgumentException("evidence from " + source + " names no claim");
    }
  }
}
