package org.spasmwatch.testkit;

import static org.instancio.Select.field;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.instancio.Instancio;
import org.instancio.Random;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;
import org.spasmwatch.patient.Supply;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.terminology.Quantity;

/** Generated patients, dense in what the knowledge speaks of; one seed gives one patient. */
public final class Patients {
  public static final Instant AT = Instant.parse("2026-05-01T12:00:00Z");
  private static final int DAYS = 120;
  private static final List<String> DRUGS =
      Knowledge.bundled().records().drugs().stream().map(Drug::id).sorted().toList();
  private static final List<String> WEIGHTED =
      List.of("gabapentin", "amitriptyline", "lamotrigine", "sertraline", "haloperidol");
  private static final List<String> FINDINGS =
      Knowledge.bundled().terms().concepts().all().stream().map(Concept::key).sorted().toList();
  private static final List<Analyte> ANALYTES =
      Knowledge.bundled().terms().analytes().keySet().stream()
          .sorted()
          .map(Knowledge.bundled().terms()::analyte)
          .toList();

  private Patients() {}

  public static PatientFacts generated(long seed) {
    AtomicInteger number = new AtomicInteger();
    return new PatientFacts(
        AT,
        "Patient/p",
        Span.at(Instant.parse("1960-01-01T00:00:00Z")),
        medications(seed, number),
        findings(seed, number),
        measurements(seed, number),
        List.of(),
        List.of());
  }

  private static List<MedicationUse> medications(long seed, AtomicInteger number) {
    return Instancio.ofList(MedicationUse.class)
        .size(5)
        .withSeed(seed)
        .supply(
            field(MedicationUse::reference),
            () -> "MedicationStatement/" + number.incrementAndGet())
        .supply(
            field(MedicationUse::drugs),
            random -> Set.of(random.oneOf(random.trueOrFalse() ? WEIGHTED : DRUGS)))
        .supply(field(MedicationUse::start), Patients::day)
        .supply(field(MedicationUse::stop), Patients::day)
        .supply(field(MedicationUse::dailyDose), Patients::dose)
        .supply(field(MedicationUse::supply), r -> new Supply(day(r), r.trueOrFalse()))
        .create();
  }

  private static DailyDose dose(Random random) {
    BigDecimal least = BigDecimal.valueOf(random.intRange(0, 2000));
    BigDecimal more = BigDecimal.valueOf(random.trueOrFalse() ? 0 : random.intRange(0, 1000));
    return new DailyDose(least, least.add(more), random.trueOrFalse());
  }

  private static List<Finding> findings(long seed, AtomicInteger number) {
    return Instancio.ofList(Finding.class)
        .size(6)
        .withSeed(seed)
        .supply(field(Finding::reference), () -> "Observation/" + number.incrementAndGet())
        .supply(field(Finding::concept), random -> random.oneOf(FINDINGS))
        .supply(field(Finding::onset), Patients::day)
        .supply(field(Finding::seen), Patients::day)
        .create();
  }

  private static List<Measurement> measurements(long seed, AtomicInteger number) {
    return Instancio.ofList(Measurement.class)
        .size(4)
        .withSeed(seed)
        .supply(field(Measurement::reference), () -> "Observation/" + number.incrementAndGet())
        .supply(field(Measurement::taken), Patients::day)
        .create()
        .stream()
        .map(m -> withAnalyte(m, seed))
        .toList();
  }

  private static Measurement withAnalyte(Measurement measurement, long seed) {
    Analyte analyte =
        ANALYTES.get(
            (int) Math.floorMod(seed + measurement.reference().hashCode(), (long) ANALYTES.size()));
    BigDecimal value = BigDecimal.valueOf(Math.floorMod(seed * 31, 160L) + 1);
    return new Measurement(
        measurement.reference(),
        analyte.key(),
        Quantity.of(value, analyte.unit()),
        measurement.taken(),
        measurement.flag());
  }

  private static Span day(Random random) {
    Instant first = AT.minus(Duration.ofDays(random.intRange(0, DAYS)));
    return random.trueOrFalse() ? Span.at(first) : new Span(first.minus(Duration.ofDays(1)), first);
  }
}
