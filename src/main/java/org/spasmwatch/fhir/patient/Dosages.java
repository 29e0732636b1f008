package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.Span;

/**
 * Reads the daily dose in mg: an amount of mass, or of tablets of a known strength, so often in so
 * much time; of a taper the step in force. A dose as needed, a range, a route that is not systemic:
 * no daily dose.
 */
final class Dosages {
  private static final Map<String, Duration> LENGTHS =
      Map.of(
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "wk", Duration.ofDays(7),
          "mo", Duration.ofDays(30));
  private static final BigDecimal HOURS_A_DAY = new BigDecimal("24");
  private static final long MOST_DAYS = 3650;

  private final Item item;
  private final @Nullable BigDecimal pieceMg;

  /**
   * @param pieceMg milligrams in a tablet or capsule, null when not known
   */
  Dosages(Item item, @Nullable BigDecimal pieceMg) {
    this.item = item;
    this.pieceMg = pieceMg;
  }

  /** The dose at that instant. */
  Optional<BigDecimal> daily(Instant at) {
    List<JsonNode> dosages = dosages(item);
    boolean steps = dosages.stream().map(Dosages::step).distinct().count() > 1;
    List<JsonNode> inForce =
        steps ? dosages.stream().filter(d -> inForce(d, at)).toList() : dosages;
    boolean oneStep = inForce.stream().map(Dosages::step).distinct().count() == 1;
    if (inForce.isEmpty() || !oneStep) {
      return Optional.empty();
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (JsonNode dosage : inForce) {
      Optional<BigDecimal> daily = daily(dosage);
      if (daily.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(daily.get());
    }
    return Optional.of(sum.stripTrailingZeros());
  }

  private static int step(JsonNode dosage) {
    return dosage.path("sequence").asInt(1);
  }

  /** A step without bounds of its own could be any: then none is certain. */
  private static boolean inForce(JsonNode dosage, Instant at) {
    JsonNode bounds = repeat(dosage).path("boundsPeriod");
    Optional<Span> start = Times.parse(bounds.path("start").asText());
    Optional<Span> end = Times.parse(bounds.path("end").asText());
    boolean begun = start.map(s -> !s.earliest().isAfter(at)).orElse(true);
    boolean over = end.map(e -> e.latest().isBefore(at)).orElse(false);
    return begun && !over;
  }

  private static JsonNode repeat(JsonNode dosage) {
    return dosage.path("timing").path("repeat");
  }

  private static List<JsonNode> dosages(Item item) {
    JsonNode instruction = item.at("dosageInstruction");
    return Item.elements(instruction.isMissingNode() ? item.at("dosage") : instruction);
  }

  private Optional<BigDecimal> daily(JsonNode dosage) {
    if (asNeeded(dosage) || !Routes.systemic(dosage.path("route"))) {
      return Optional.empty();
    }
    List<JsonNode> rates = Item.elements(dosage.path("doseAndRate"));
    if (rates.isEmpty() && !dosage.has("timing")) {
      return Sigs.daily(dosage.path("text").asText(), pieceMg);
    }
    if (rates.size() != 1) {
      return Optional.empty();
    }
    JsonNode rate = rates.get(0);
    return rate.has("doseQuantity")
        ? amount(rate.path("doseQuantity"))
            .flatMap(a -> Frequencies.timesADay(dosage.path("timing")).map(a::multiply))
        : infused(rate);
  }

  private static boolean asNeeded(JsonNode dosage) {
    return dosage.path("asNeededBoolean").asBoolean(false)
        || dosage.path("asNeeded").asBoolean(false)
        || dosage.has("asNeededCodeableConcept")
        || dosage.has("asNeededFor");
  }

  /** A quantity of mass, or of pieces of a known strength. */
  private Optional<BigDecimal> amount(JsonNode dose) {
    boolean piece =
        Strengths.piece(dose.path("code").asText()) || Strengths.piece(dose.path("unit").asText());
    return piece
        ? Numbers.of(dose.path("value"))
            .flatMap(number -> Optional.ofNullable(pieceMg).map(number::multiply))
        : Strengths.mass(dose);
  }

  /** A rate of mass per hour or day: what runs all day. */
  private static Optional<BigDecimal> infused(JsonNode rate) {
    JsonNode quantity = rate.path("rateQuantity");
    String[] unit = Strengths.unit(quantity).split("/", 2);
    boolean hourly = unit.length == 2 && unit[1].equals("h");
    if (!hourly && !(unit.length == 2 && unit[1].equals("d"))) {
      return Optional.empty();
    }
    return Strengths.milligrams(unit[0])
        .flatMap(factor -> Numbers.of(quantity.path("value")).map(factor::multiply))
        .map(mg -> hourly ? mg.multiply(HOURS_A_DAY) : mg);
  }

  /** When the dosage's own bounds end: what an order says of its stop. */
  static Optional<Span> end(Item item) {
    return dosages(item).stream()
        .map(d -> repeat(d).path("boundsPeriod").path("end"))
        .filter(JsonNode::isTextual)
        .map(end -> Times.parse(end.asText()))
        .flatMap(Optional::stream)
        .max(Comparator.comparing(Span::latest))
        .or(() -> item.time("effectivePeriod.start", "authoredOn").flatMap(s -> after(s, item)));
  }

  /** The end of steps that say how long each of them is to be taken, one after the other. */
  private static Optional<Span> after(Span start, Item item) {
    Duration sum = Duration.ZERO;
    List<JsonNode> dosages = dosages(item);
    for (JsonNode dosage : dosages) {
      Optional<Duration> length = length(repeat(dosage).path("boundsDuration"));
      if (length.isEmpty()) {
        return Optional.empty();
      }
      sum =
          step(dosage) == 1 && step(dosages.get(dosages.size() - 1)) == 1
              ? max(sum, length.get())
              : sum.plus(length.get());
    }
    return dosages.isEmpty() ? Optional.empty() : Optional.of(later(start, sum));
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static Span later(Span span, Duration by) {
    return new Span(span.earliest().plus(by), span.latest().plus(by));
  }

  /** Until when what was ordered lasts, refills counted; empty when the order does not say. */
  static Optional<Span> supplied(Item item) {
    JsonNode dispense = item.at("dispenseRequest");
    int fills = 1 + Math.max(0, dispense.path("numberOfRepeatsAllowed").asInt(0));
    return length(dispense.path("expectedSupplyDuration"))
        .map(each -> each.multipliedBy(fills))
        .filter(all -> all.toDays() <= MOST_DAYS)
        .flatMap(all -> item.time("authoredOn").map(ordered -> later(ordered, all)));
  }

  private static Optional<Duration> length(JsonNode duration) {
    Duration unit = LENGTHS.get(Strengths.unit(duration));
    return Numbers.of(duration.path("value"))
        .filter(n -> n.signum() > 0 && n.compareTo(BigDecimal.valueOf(MOST_DAYS)) <= 0)
        .flatMap(
            n ->
                Optional.ofNullable(unit)
                    .map(u -> u.multipliedBy(n.setScale(0, RoundingMode.CEILING).longValue())));
  }
}
