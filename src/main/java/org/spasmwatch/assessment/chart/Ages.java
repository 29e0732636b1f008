package org.spasmwatch.assessment.chart;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Quantity;
import org.spasmwatch.terminology.Truth;

/** The patient's age in completed years; a birth date that is known in part gives a range. */
public final class Ages {
  private static final int ADULT_FROM = 18;

  private final Policy policy;
  private final boolean known;
  private final int youngest;
  private final int oldest;

  Ages(PatientFacts facts, Policy policy) {
    this.policy = policy;
    Span born = facts.born();
    known = born != null;
    youngest = born == null ? 0 : years(born.latest(), facts.at());
    oldest = born == null ? 0 : years(born.earliest(), facts.at());
  }

  private static int years(Instant born, Instant at) {
    LocalDate birthday = LocalDate.ofInstant(born, ZoneOffset.UTC);
    LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return Period.between(birthday, today).getYears();
  }

  /** Whether the equation for kidney function holds for the patient. */
  boolean ofEquation() {
    return policy.find(KidneyFunction.EQUATION).filter(l -> holds(l) == Truth.TRUE).isPresent();
  }

  /** In years, for a patient whose birth date is known: the highest that it can be. */
  int oldest() {
    return oldest;
  }

  /** Whether the patient is certainly under 18. */
  public boolean child() {
    return known && oldest < ADULT_FROM;
  }

  public Truth holds(Limit limit) {
    if (!known) {
      return Truth.UNKNOWN;
    }
    Truth least = limit.holds(quantity(youngest));
    Truth most = limit.holds(quantity(oldest));
    return least == most ? least : Truth.UNKNOWN;
  }

  private static Quantity quantity(int years) {
    return Quantity.of(BigDecimal.valueOf(years), "a");
  }
}
