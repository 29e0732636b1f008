package org.spasmwatch.fhir.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.spasmwatch.fhir.patient.DoseRecords.dose;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.patient.DailyDose;

/**
 * Generated dosages against a calculator that knows nothing of the reader: it takes the drug for
 * 840 days, dose by dose, and divides what was taken by the days.
 */
class DoseOracleTest {
  private static final int DAYS = 840;
  private static final long SECONDS = DAYS * 86_400L;
  private static final List<String> UNITS = List.of("h", "d", "wk");
  private static final List<Long> UNIT_SECONDS = List.of(3600L, 86_400L, 604_800L);

  static LongStream seeds() {
    return LongStream.range(0, 400);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theReaderComesToWhatTheCalculatorTakes(long seed) {
    Random random = new Random(seed);
    List<Generated> dosages = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      dosages.add(Generated.of(random));
    }

    DailyDose read =
        dose(
            record(
                dosages.stream().map(Generated::json).collect(Collectors.joining(",", "[", "]"))));

    assertThat(read).isNotNull();
    assertThat(read.certain()).isTrue();
    assertThat(read.least().doubleValue())
        .isCloseTo(dosages.stream().mapToDouble(Generated::least).sum(), within(0.5));
    assertThat(read.most().doubleValue())
        .isCloseTo(dosages.stream().mapToDouble(Generated::most).sum(), within(0.5));
  }

  private static String record(String dosages) {
    return """
    {"resourceType": "MedicationRequest", "id": "m", "status": "active", "intent": "order", %s,
     "dosageInstruction": %s}
    """
        .formatted(DoseRecords.named("gabapentin 100 MG Oral Capsule"), dosages);
  }

  /** One dosage as numbers, from which both its JSON and its dose are made. */
  private record Generated(
      int low, int high, boolean capsules, Timed timed, boolean asNeeded, int maximum) {
    static Generated of(Random random) {
      int low = 1 + random.nextInt(4);
      int high = random.nextInt(3) == 0 ? low + random.nextInt(3) : low;
      boolean asNeeded = random.nextInt(4) == 0;
      int maximum = random.nextInt(4) == 0 ? 100 * (1 + random.nextInt(9)) : 0;
      return new Generated(low, high, random.nextBoolean(), Timed.of(random), asNeeded, maximum);
    }

    /** In units of 100 mg: capsules, or mg. */
    private String quantity(int number) {
      return capsules
          ? "{\"value\": %d, \"unit\": \"capsule\"}".formatted(number)
          : "{\"value\": %d, \"unit\": \"mg\", \"code\": \"mg\"}".formatted(number * 100);
    }

    String json() {
      String amount =
          low == high
              ? "\"doseQuantity\": " + quantity(low)
              : "\"doseRange\": {\"low\": %s, \"high\": %s}"
                  .formatted(quantity(low), quantity(high));
      String most =
          maximum == 0
              ? ""
              : """
              , "maxDosePerPeriod": {"numerator": {"value": %d, "code": "mg"},
                "denominator": {"value": 24, "code": "h"}}
              """
                  .formatted(maximum);
      return "{\"asNeededBoolean\": %s, \"timing\": {\"repeat\": %s}, \"doseAndRate\": [{%s}]%s}"
          .formatted(asNeeded, timed.json(), amount, most);
    }

    double least() {
      return asNeeded ? 0 : limited(low * 100.0 * timed.fewest() / DAYS);
    }

    double most() {
      return limited(high * 100.0 * timed.often() / DAYS);
    }

    private double limited(double dose) {
      return maximum == 0 ? dose : Math.min(dose, maximum);
    }
  }

  /** So often in so long, or at listed times of the day. */
  private record Timed(
      int frequency, int frequencyMax, int period, int periodMax, int unit, int listed) {
    static Timed of(Random random) {
      int frequency = 1 + random.nextInt(4);
      int frequencyMax = random.nextInt(3) == 0 ? frequency + random.nextInt(3) : frequency;
      int unit = random.nextInt(UNITS.size());
      int period = 1 + random.nextInt(unit == 0 ? 12 : 3);
      int periodMax = random.nextInt(4) == 0 ? period + random.nextInt(4) : period;
      int listed = random.nextInt(5) == 0 ? 1 + random.nextInt(4) : 0;
      return new Timed(frequency, frequencyMax, period, periodMax, unit, listed);
    }

    String json() {
      if (listed > 0) {
        return LongStream.range(0, listed)
            .mapToObj(i -> "\"%02d:00:00\"".formatted(6 + 4 * i))
            .collect(Collectors.joining(",", "{\"timeOfDay\": [", "]}"));
      }
      return "{\"frequency\": %d, \"frequencyMax\": %d, \"period\": %d, \"periodMax\": %d, \"periodUnit\": \"%s\"}"
          .formatted(frequency, frequencyMax, period, periodMax, UNITS.get(unit));
    }

    /** The times it is taken when it is taken as seldom as may be. */
    double fewest() {
      return listed > 0 ? (double) listed * DAYS : times(frequency, periodMax);
    }

    double often() {
      return listed > 0 ? (double) listed * DAYS : times(frequencyMax, period);
    }

    private double times(int number, int every) {
      double taken = 0;
      long length = every * UNIT_SECONDS.get(unit);
      for (long time = 0; time + length <= SECONDS; time += length) {
        taken += number;
      }
      long rest = SECONDS % length;
      return taken + (double) number * rest / length;
    }
  }
}
