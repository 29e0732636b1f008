package org.spasmwatch.testkit;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.Coverage;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Finding.State;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.Orders;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Person;
import org.spasmwatch.patient.Span;

/**
 * Facts written out one by one, for tests of what single records mean to the assessment. They are
 * those of a patient at {@link Bundles#AT}; days are whole days.
 */
public final class Facts {
  private Facts() {}

  /** A statement that the drug is taken, under the id of the drug. */
  public static MedicationUse taking(String drug, @Nullable String from) {
    return use("MedicationStatement/" + drug, drug, Status.CURRENT, from, null);
  }

  /** A statement of a course that is over, under the id of the drug and its first day. */
  public static MedicationUse took(String drug, String from, String to) {
    return use("MedicationStatement/" + drug + "-" + from, drug, Status.PAST, from, to);
  }

  public static MedicationUse use(
      String reference, String drug, Status status, @Nullable String from, @Nullable String to) {
    return new MedicationUse(
        reference, Set.of(drug), status, dayOrNull(from), dayOrNull(to), null, true, Set.of());
  }

  /** The same in a daily dose, in mg. */
  public static MedicationUse dosed(MedicationUse use, int dose) {
    return dosed(use, DailyDose.of(BigDecimal.valueOf(dose)));
  }

  public static MedicationUse dosed(MedicationUse use, @Nullable DailyDose dose) {
    return new MedicationUse(
        use.reference(),
        use.drugs(),
        use.status(),
        use.start(),
        use.stop(),
        dose,
        use.certain(),
        use.reasons());
  }

  /** An observation of that day, which is all that is known of its onset. */
  public static Finding seen(String concept, String day) {
    return finding(concept, State.OBSERVED, day, day);
  }

  public static Finding absent(String concept, String day) {
    return finding(concept, State.ABSENT, null, day);
  }

  public static Finding active(String concept) {
    return finding(concept, State.ACTIVE, null, null);
  }

  public static Finding finding(
      String concept, State state, @Nullable String onset, @Nullable String seen) {
    String reference = "Observation/" + concept + "-" + state + "-" + onset + "-" + seen;
    return new Finding(reference, concept, state, dayOrNull(onset), dayOrNull(seen), true);
  }

  public static PatientFacts of(List<MedicationUse> uses, List<Finding> findings) {
    return of(uses, findings, Orders.NONE);
  }

  public static PatientFacts of(List<MedicationUse> uses, List<Finding> findings, Orders orders) {
    return new PatientFacts(
        Bundles.AT,
        "Patient/p",
        null,
        uses,
        findings,
        List.of(),
        List.of(),
        List.of(),
        Coverage.OPEN,
        Person.UNKNOWN,
        orders);
  }

  /** Any instant of that day. */
  public static Span day(String day) {
    return days(day, day);
  }

  /** Any instant of these days, both included. */
  public static Span days(String first, String last) {
    Instant end = LocalDate.parse(last).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    return new Span(Instant.parse(first + "T00:00:00Z"), end.minusMillis(1));
  }

  private static @Nullable Span dayOrNull(@Nullable String day) {
    return day == null ? null : day(day);
  }
}
