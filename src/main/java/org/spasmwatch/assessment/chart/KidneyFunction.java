package org.spasmwatch.assessment.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.Measurement.Flag;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Person.Sex;
import org.spasmwatch.patient.Span;
import org.spasmwatch.terminology.Quantity;
import org.spasmwatch.terminology.Quantity.Comparator;

/**
 * Computes an eGFR from creatinine where no laboratory did, by the CKD-EPI equation of 2021 (Inker
 * and others, New England Journal of Medicine 2021;385:1737), which is for adults and needs age and
 * sex. The value is rounded like a laboratory's and carries the record of the creatinine.
 */
public final class KidneyFunction {
  /** The policy's limit: from which age the equation holds, with its reference. */
  public static final String EQUATION = "egfr-from-creatinine";

  public static final String EGFR = "egfr";
  public static final String CREATININE = "creatinine";
  private static final String UNIT = "mL/min/{1.73_m2}";
  private static final Duration VAGUEST_BIRTH = Duration.ofDays(31);

  private KidneyFunction() {}

  /** The values that the equation gives, of every creatinine that is exact. */
  static List<Measurement> of(PatientFacts facts, Recorded recorded, Ages ages) {
    List<Measurement> creatinine = recorded.values(CREATININE);
    if (creatinine.isEmpty() || !holds(facts, ages)) {
      return List.of();
    }
    return creatinine.stream()
        .flatMap(m -> of(m, facts.person().sex(), ages.oldest()).stream())
        .toList();
  }

  /** Whether the equation can be used for this patient at all. */
  private static boolean holds(PatientFacts facts, Ages ages) {
    Span born = facts.born();
    return born != null
        && Duration.between(born.earliest(), born.latest()).compareTo(VAGUEST_BIRTH) <= 0
        && facts.person().sex() != Sex.UNKNOWN
        && ages.ofEquation();
  }

  private static Optional<Measurement> of(Measurement creatinine, Sex sex, int years) {
    if (creatinine.value().comparator() != Comparator.EQUAL) {
      return Optional.empty();
    }
    double egfr = ckdEpi2021(creatinine.value().value().doubleValue(), sex, years);
    BigDecimal rounded = BigDecimal.valueOf(egfr).setScale(0, RoundingMode.HALF_UP);
    return Optional.of(
        new Measurement(
            creatinine.reference(),
            EGFR,
            Quantity.of(rounded, UNIT),
            creatinine.taken(),
            Flag.NONE));
  }

  /**
   * @param creatinine in mg/dL
   */
  static double ckdEpi2021(double creatinine, Sex sex, int years) {
    boolean female = sex == Sex.FEMALE;
    double ratio = creatinine / (female ? 0.7 : 0.9);
    double low = Math.pow(Math.min(ratio, 1), female ? -0.241 : -0.302);
    double high = Math.pow(Math.max(ratio, 1), -1.2);
    return 142 * low * high * Math.pow(0.9938, years) * (female ? 1.012 : 1);
  }
}
