package org.spasmwatch.fhir.patient;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.NotEvaluated.Cause;
import org.spasmwatch.patient.Span;
import org.spasmwatch.patient.Supply;

/**
 * Reads MedicationDispense, what was handed over, and MedicationAdministration, what was given.
 * They repeat what a statement or an order says better, so they speak only of drugs that neither of
 * those names.
 */
final class Doses {
  static final String DISPENSE = "MedicationDispense";
  static final String ADMINISTRATION = "MedicationAdministration";

  /** What was given counts as taken for a day: what sets in hours later is still its effect. */
  private static final Duration ACTS_FOR = Duration.ofDays(1);

  private static final Set<String> NOTHING =
      Set.of(
          "preparation",
          "in-progress",
          "cancelled",
          "on-hold",
          "stopped",
          "declined",
          "not-done",
          "entered-in-error");
  private static final Map<String, Status> GIVEN =
      Map.of(
          "in-progress", Status.CURRENT,
          "completed", Status.PAST,
          "stopped", Status.PAST,
          "on-hold", Status.PAST,
          "unknown", Status.UNKNOWN,
          "", Status.UNKNOWN);
  private static final Map<String, Status> HANDED_OVER =
      Map.of("completed", Status.UNKNOWN, "unknown", Status.UNKNOWN, "", Status.UNKNOWN);

  private static final DateFields HANDED =
      DateFields.of("whenHandedOver", "whenPrepared", "recorded");
  private static final DateFields AT = given("DateTime");
  private static final DateFields FROM = given("Period.start");
  private static final DateFields UNTIL = given("Period.end");

  private final Medications medications;
  private final Reasons reasons;
  private final Instant at;

  Doses(Medications medications, Reasons reasons, Instant at) {
    this.medications = medications;
    this.reasons = reasons;
    this.at = at;
  }

  Optional<MedicationUse> read(Item item) {
    boolean given = item.type().equals(ADMINISTRATION);
    Status status = (given ? GIVEN : HANDED_OVER).get(item.status());
    if (status == null) {
      if (!NOTHING.contains(item.status())) {
        item.notEvaluated(Cause.FORM, Statuses.NO_SUCH_STATUS);
      }
      return Optional.empty();
    }
    Medications.Named drugs = medications.drugs(item);
    if (drugs.keys().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(given ? given(item, drugs, status) : handedOver(item, drugs));
  }

  /** Taken while what was handed over lasts; without a word on that nobody knows. */
  private MedicationUse handedOver(Item item, Medications.Named drugs) {
    Span when = item.time(HANDED).orElse(null);
    Supply supply = supply(item, when);
    DailyDose dose = new Dosages(item, Steps.of(item), drugs.content()).daily(at).orElse(null);
    return new MedicationUse(
        item.reference(),
        drugs.keys(),
        supply == null ? Status.UNKNOWN : Status.CURRENT,
        when == null ? null : Span.notAfter(when.latest()),
        null,
        dose,
        drugs.certain(),
        reasons.of(item),
        supply);
  }

  private static @Nullable Supply supply(Item item, @Nullable Span when) {
    Duration length = Lengths.of(item.at("daysSupply")).orElse(null);
    return when == null || length == null || !item.status().equals("completed")
        ? null
        : new Supply(when.later(length), true);
  }

  private MedicationUse given(Item item, Medications.Named drugs, Status status) {
    Span begin = time(item, AT, FROM);
    Span end = time(item, UNTIL, AT, FROM);
    Span over = end == null ? null : new Span(end.earliest(), end.latest().plus(ACTS_FOR));
    boolean acts = status == Status.PAST && over != null && !over.latest().isBefore(at);
    Status actual = acts ? Status.CURRENT : status;
    return new MedicationUse(
        item.reference(),
        drugs.keys(),
        actual,
        begin,
        actual == Status.PAST ? over : null,
        null,
        drugs.certain(),
        reasons.of(item));
  }

  /** The first of these that is there and can be read. */
  private static @Nullable Span time(Item item, DateFields... forms) {
    for (DateFields form : forms) {
      Optional<Span> span = item.time(form);
      if (span.isPresent()) {
        return span.get();
      }
    }
    return null;
  }

  /** Up to R4B {@code effective[x]}, in R5 {@code occurence[x]}, spelled so. */
  private static DateFields given(String form) {
    return DateFields.of("effective" + form, "occurence" + form);
  }

  /**
   * Those of them that are of drugs which no statement and no order names, but as one that is only
   * meant to be taken.
   */
  static List<MedicationUse> beside(List<MedicationUse> recorded, List<MedicationUse> doses) {
    Set<String> named = new HashSet<>();
    for (MedicationUse use : recorded) {
      if (use.status() != Status.INTENDED) {
        named.addAll(use.drugs());
      }
    }
    return doses.stream().filter(dose -> Collections.disjoint(named, dose.drugs())).toList();
  }
}
