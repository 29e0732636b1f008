package org.spasmwatch.assessment.chart;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Objects;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Quantity;
import org.spasmwatch.terminology.Truth;

/** The patient's age in completed years; a birth date that is known in part gives a range. */
public final class Ages {
  private static final int ADULT_FROM = 18;

  private final PatientFacts facts;
  private final Policy policy;

  public Ages(Chart chart) {
    this(chart.facts(), chart.policy());
  }

  Ages(PatientFacts facts, Policy policy) {
    this.facts = facts;
    this.policy = policy;
  }

  /** Whether the equation for kidney function holds for the patient. */
  boolean ofEquation() {
    return policy.find(KidneyFunction.EQUATION).filter(l -> holds(l) == Truth.TRUE).isPresent();
  }

  /** In years, for a patient whose birth date is known: the highest that it can be. */
  int oldest() {
    return years(Objects.requireNonNull(facts.born()).earliest());
  }

  /** Whether the patient is certainly under 18. */
  public boolean child() {
    Span born = facts.born();
    return born != null && years(born.earliest()) < ADULT_FROM;
  }

  public Truth holds(Limit limit) {
    Span born = facts.born();
    if (born == null) {
      return Truth.UNKNOWN;
    }
    Truth youngest = limit.holds(quantity(born.latest()));
    Truth oldest = limit.holds(quantity(born.earliest()));
    return youngest == oldest ? youngest : Truth.UNKNOWN;
  }

  private Quantity quantity(Instant born) {
    return Quantity.of(BigDecimal.valueOf(years(born)), "a");
  }

  private int years(Instant born) {
    LocalDate birthday = LocalDate.ofInstant(born, ZoneOffset.UTC);
    LocalDate today = LocalDate.ofInstant(facts.at(), ZoneOffset.UTC);
    return Period.between(birthday, today).getYears();
  }
}
