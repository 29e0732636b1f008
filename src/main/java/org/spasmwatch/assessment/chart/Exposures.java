package org.spasmwatch.assessment.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.Orders;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;
import org.spasmwatch.patient.Supply;

/**
 * Joins the records of each ingredient into one exposure. Records with gaps below the policy's
 * exposure-gap are one course, and its start is the earliest evidence of any of them: the newest
 * order is usually a renewal.
 */
final class Exposures {
  private static final List<Status> STRONGEST_FIRST =
      List.of(Status.CURRENT, Status.UNKNOWN, Status.PAST, Status.INTENDED);
  private static final Comparator<MedicationUse> BY_REFERENCE =
      Comparator.comparing(MedicationUse::reference);

  private final Duration gap;
  private final Duration renewal;
  private final Instant tooOld;

  private final Instant at;
  private final Duration shortSupply;
  private final Orders orders;

  private Exposures(PatientFacts facts, Policy policy) {
    at = facts.at();
    orders = facts.orders();
    shortSupply = policy.find("short-supply").map(Limit::duration).orElse(Duration.ZERO);
    renewal = policy.limit("order-renewal").duration();
    gap = policy.limit("exposure-gap").duration();
    tooOld = facts.at().minus(policy.limit("evidence-of-use").duration());
  }

  /** The exposures of the patient, in order of drug id. */
  static List<Exposure> of(PatientFacts facts, Policy policy) {
    Exposures exposures = new Exposures(facts, policy);
    Map<String, List<MedicationUse>> byDrug = new TreeMap<>();
    for (MedicationUse record : facts.medications()) {
      MedicationUse use = exposures.outdated(record) ? record.as(Status.UNKNOWN) : record;
      for (String drug : use.drugs()) {
        if (exposures.notRenewed(record) || exposures.tellsAnything(use)) {
          byDrug.computeIfAbsent(drug, d -> new ArrayList<>()).add(use);
        }
      }
    }
    List<Exposure> joined = new ArrayList<>(byDrug.size());
    byDrug.forEach((drug, uses) -> joined.add(exposures.join(drug, uses)));
    return joined;
  }

  private boolean outdated(MedicationUse use) {
    return usedUp(use) || notRenewed(use);
  }

  /**
   * An order that nobody closed says no more that the drug is taken once what was supplied on it is
   * used up: at once after a short course, after the gap between two orders otherwise.
   */
  private boolean usedUp(MedicationUse use) {
    Supply supply = use.supply();
    Span start = use.start();
    if (use.status() != Status.CURRENT || supply == null || !supply.known() || start == null) {
      return false;
    }
    Duration length = Duration.between(start.latest(), supply.until().latest());
    Duration grace = length.compareTo(shortSupply) < 0 ? Duration.ZERO : gap;
    return supply.until().latest().plus(grace).isBefore(at);
  }

  /**
   * Nor does an order that says nothing of a supply, when it was not renewed for so long that no
   * pharmacy would still fill it. It may be taken all the same: unlike what is known to be used up
   * it is never left out.
   */
  private boolean notRenewed(MedicationUse use) {
    Supply supply = use.supply();
    return use.status() == Status.CURRENT
        && !orders.ends(use)
        && supply != null
        && !supply.known()
        && supply.until().latest().plus(renewal).isBefore(at);
  }

  /** A record that does not say when the drug ended tells nothing once its own date is too old. */
  private boolean tellsAnything(MedicationUse use) {
    boolean endUnknown = use.status() == Status.UNKNOWN || use.status() == Status.PAST;
    Span start = use.start();
    return !endUnknown || use.stop() != null || start == null || !start.latest().isBefore(tooOld);
  }

  private Exposure join(String drug, List<MedicationUse> uses) {
    uses.sort(BY_REFERENCE);
    Status status = strongest(uses);
    List<MedicationUse> course = course(uses, status);
    Span start = perhapsEarlier(start(course), uses);
    List<DoseStep> steps = DoseStep.of(course);
    return new Exposure(
        drug, status, start, stop(course, status), increase(steps), dose(steps), course);
  }

  private static Status strongest(List<MedicationUse> uses) {
    int strongest = STRONGEST_FIRST.size() - 1;
    for (MedicationUse use : uses) {
      strongest = Math.min(strongest, STRONGEST_FIRST.indexOf(use.status()));
    }
    return STRONGEST_FIRST.get(strongest);
  }

  /** The records of that status, and the earlier ones that run into them without a gap. */
  private List<MedicationUse> course(List<MedicationUse> uses, Status status) {
    List<MedicationUse> course = new ArrayList<>(uses.size());
    List<MedicationUse> others = new ArrayList<>();
    uses.forEach(use -> (use.status() == status ? course : others).add(use));
    boolean grew = !others.isEmpty();
    while (grew) {
      List<MedicationUse> more = joining(others, start(course));
      others.removeAll(more);
      grew = course.addAll(more);
    }
    return course;
  }

  private List<MedicationUse> joining(List<MedicationUse> others, @Nullable Span start) {
    List<MedicationUse> more = new ArrayList<>();
    for (MedicationUse use : others) {
      Span stop = use.stop();
      if (stop != null && start != null && !stop.latest().plus(gap).isBefore(start.latest())) {
        more.add(use);
      }
    }
    return more;
  }

  private static @Nullable Span start(List<MedicationUse> course) {
    Span start = null;
    for (MedicationUse use : course) {
      start = Spans.first(start, use.start());
    }
    return start;
  }

  /**
   * An earlier record without an end may have run into the course: then its start is not certain.
   */
  private static @Nullable Span perhapsEarlier(@Nullable Span start, List<MedicationUse> uses) {
    if (start == null) {
      return null;
    }
    Instant earliest = start.earliest();
    for (MedicationUse use : uses) {
      Span other = use.start();
      if (use.stop() == null
          && use.status() != Status.INTENDED
          && other != null
          && other.latest().isBefore(start.latest())
          && other.earliest().isBefore(earliest)) {
        earliest = other.earliest();
      }
    }
    return earliest.equals(start.earliest()) ? start : new Span(earliest, start.latest());
  }

  private static @Nullable Span stop(List<MedicationUse> course, Status status) {
    if (status != Status.PAST) {
      return null;
    }
    Span stop = null;
    for (MedicationUse use : course) {
      if (use.stop() == null) {
        return null;
      }
      stop = Spans.last(stop, use.stop());
    }
    return stop;
  }

  /** The last time that a higher daily dose began than the one before it. */
  private static @Nullable Span increase(List<DoseStep> steps) {
    Span increase = null;
    for (int i = 1; i < steps.size(); i++) {
      if (steps.get(i).higherThan(steps.get(i - 1))) {
        increase = steps.get(i).start();
      }
    }
    return increase;
  }

  private static @Nullable DailyDose dose(List<DoseStep> steps) {
    return steps.isEmpty() ? null : steps.get(steps.size() - 1).dose();
  }
}
