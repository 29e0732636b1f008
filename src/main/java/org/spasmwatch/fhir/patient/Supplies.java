package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.Span;
import org.spasmwatch.patient.Supply;

/**
 * Reads until when an order speaks for its drug: as long as what is supplied on it lasts, refills
 * counted, and no longer than it may be dispensed and the last fill lasts. Where it says nothing of
 * a supply, until it is no longer valid.
 */
final class Supplies {
  private static final DateFields ORDERED = DateFields.of("authoredOn");
  private static final DateFields VALID_UNTIL = DateFields.of("dispenseRequest.validityPeriod.end");

  private final Item item;
  private final JsonNode dispense;

  Supplies(Item item) {
    this.item = item;
    this.dispense = item.at("dispenseRequest");
  }

  /**
   * @param dose of the record, by which a number of tablets is a number of days
   */
  Optional<Supply> until(@Nullable DailyDose dose, Content content) {
    if (!item.type().equals("MedicationRequest")) {
      return Optional.empty();
    }
    Optional<Span> ordered = item.time(ORDERED);
    Optional<Span> valid = item.time(VALID_UNTIL);
    Optional<Duration> fill =
        Lengths.of(dispense.path("expectedSupplyDuration")).or(() -> byNumber(dose, content));
    Optional<Supply> supply =
        fill.flatMap(each -> ordered.map(from -> supplied(from, each, valid.orElse(null))));
    return supply.or(() -> lastSaid(ordered, valid).map(until -> new Supply(until, false)));
  }

  private static Optional<Span> lastSaid(Optional<Span> ordered, Optional<Span> valid) {
    return Stream.of(ordered, valid)
        .flatMap(Optional::stream)
        .max(Comparator.comparing(Span::latest));
  }

  private Supply supplied(Span ordered, Duration each, @Nullable Span valid) {
    int fills = 1 + Math.max(0, dispense.path("numberOfRepeatsAllowed").asInt(0));
    long days = Math.min(Lengths.MOST_DAYS, each.toDays() * Math.min(fills, Lengths.MOST_DAYS));
    Span all = ordered.later(Duration.ofDays(days));
    Span last = valid == null ? all : valid.later(each);
    return new Supply(last.latest().isBefore(all.latest()) ? last : all, true);
  }

  /**
   * The longest that the number of tablets lasts; as needed it may last for ever, and without a
   * word on refills nobody knows how often it was filled.
   */
  private Optional<Duration> byNumber(@Nullable DailyDose dose, Content content) {
    boolean told = dispense.has("numberOfRepeatsAllowed");
    if (dose == null || dose.least().signum() == 0 || !told) {
      return Optional.empty();
    }
    return content
        .milligrams(dispense.path("quantity"))
        .map(mg -> mg.divide(dose.least(), 0, RoundingMode.CEILING).longValue())
        .filter(days -> days > 0 && days <= Lengths.MOST_DAYS)
        .map(Duration::ofDays);
  }
}
