package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.spasmwatch.patient.DailyDose;

/**
 * Reads what one Dosage comes to in a day: an amount so often, or a rate; else its text, less
 * certain. As needed it is anything up to that, or up to {@code maxDosePerPeriod}, and without a
 * frequency or a maximum nothing is known. A route that is not systemic has no daily dose.
 */
final class Dosing {
  private static final BigDecimal HOURS_A_DAY = new BigDecimal("24");
  private static final Map<String, BigDecimal> HOURS =
      Map.of(
          "min",
          new BigDecimal("0.01666667"),
          "h",
          BigDecimal.ONE,
          "d",
          HOURS_A_DAY,
          "wk",
          new BigDecimal("168"));

  private final Content content;

  Dosing(Content content) {
    this.content = content;
  }

  Optional<DailyDose> daily(JsonNode dosage) {
    if (!Routes.systemic(dosage.path("route"))) {
      return Optional.empty();
    }
    return structured(dosage)
        .or(() -> maximum(dosage).filter(m -> asNeeded(dosage)).map(Interval::of))
        .map(dose -> limited(dose, dosage).asDose(true))
        .or(() -> oftenInWords(dosage).map(dose -> limited(dose, dosage).asDose(false)))
        .or(() -> written(dosage));
  }

  private Interval limited(Interval dose, JsonNode dosage) {
    Interval most = maximum(dosage).map(dose::atMost).orElse(dose);
    return asNeeded(dosage) ? most.fromNone() : most;
  }

  /** A structured amount, so often as the text of the timing's code says. */
  private Optional<Interval> oftenInWords(JsonNode dosage) {
    Optional<Interval> often =
        Coded.of(dosage.path("timing").path("code")).texts().stream()
            .flatMap(text -> Sigs.timesADay(text).stream())
            .findFirst();
    List<JsonNode> rates = Item.elements(dosage.path("doseAndRate"));
    return rates.size() == 1
        ? amount(rates.get(0)).flatMap(each -> often.map(each::times))
        : Optional.empty();
  }

  private Optional<DailyDose> written(JsonNode dosage) {
    return Sigs.daily(text(dosage), content)
        .map(d -> asNeeded(dosage) ? new DailyDose(BigDecimal.ZERO, d.most(), false) : d);
  }

  private static String text(JsonNode dosage) {
    String text = dosage.path("text").asText();
    return text.isBlank() ? dosage.path("patientInstruction").asText() : text;
  }

  /** By the elements for it, or in words, where EHRs put it as often. */
  private static boolean asNeeded(JsonNode dosage) {
    return dosage.path("asNeededBoolean").asBoolean(false)
        || dosage.path("asNeeded").asBoolean(false)
        || dosage.has("asNeededCodeableConcept")
        || dosage.has("asNeededFor")
        || Sigs.asNeeded(text(dosage))
        || Stream.concat(
                Item.elements(dosage.path("additionalInstruction")).stream(),
                Stream.of(dosage.path("timing").path("code")))
            .flatMap(concept -> Coded.of(concept).texts().stream())
            .anyMatch(Sigs::asNeeded);
  }

  /** What was ordered rather than what was calculated; several that differ leave it open. */
  private Optional<Interval> structured(JsonNode dosage) {
    List<JsonNode> all = Item.elements(dosage.path("doseAndRate"));
    List<JsonNode> ordered = all.stream().filter(Dosing::ordered).toList();
    List<Optional<Interval>> doses =
        (ordered.isEmpty() ? all : ordered)
            .stream().map(rate -> daily(rate, dosage.path("timing"))).toList();
    return doses.stream().allMatch(Optional::isPresent)
        ? doses.stream().flatMap(Optional::stream).reduce(Interval::or)
        : Optional.empty();
  }

  private static boolean ordered(JsonNode rate) {
    return Item.elements(rate.path("type").path("coding")).stream()
        .anyMatch(coding -> coding.path("code").asText().equals("ordered"));
  }

  private Optional<Interval> daily(JsonNode rate, JsonNode timing) {
    return amount(rate)
        .map(amount -> Frequencies.timesADay(timing).map(amount::times))
        .orElseGet(() -> infused(rate, timing));
  }

  private Optional<Interval> amount(JsonNode rate) {
    if (rate.has("doseQuantity")) {
      return content.milligrams(rate.path("doseQuantity")).map(Interval::of);
    }
    Optional<BigDecimal> low = content.milligrams(rate.path("doseRange").path("low"));
    return content
        .milligrams(rate.path("doseRange").path("high"))
        .map(most -> Interval.between(low.orElse(BigDecimal.ZERO), most));
  }

  /** A rate runs all day, unless its timing says how long it runs. */
  private Optional<Interval> infused(JsonNode rate, JsonNode timing) {
    return perHour(rate).flatMap(mg -> hoursADay(timing).map(mg::times));
  }

  private static Optional<Interval> hoursADay(JsonNode timing) {
    JsonNode repeat = timing.path("repeat");
    BigDecimal unit = HOURS.get(repeat.path("durationUnit").asText());
    Optional<BigDecimal> each = Numbers.of(repeat.path("duration"));
    if (each.isEmpty() || unit == null) {
      return Optional.of(Interval.of(HOURS_A_DAY));
    }
    return Frequencies.timesADay(timing).map(often -> often.times(each.get().multiply(unit)));
  }

  private Optional<Interval> perHour(JsonNode rate) {
    if (rate.has("rateRatio")) {
      return per(rate.path("rateRatio")).map(Interval::of);
    }
    if (rate.has("rateRange")) {
      Optional<BigDecimal> low = perHourOf(rate.path("rateRange").path("low"));
      return perHourOf(rate.path("rateRange").path("high"))
          .map(most -> Interval.between(low.orElse(BigDecimal.ZERO), most));
    }
    return perHourOf(rate.path("rateQuantity")).map(Interval::of);
  }

  /** "mg/h": what is before the stroke is an amount. */
  private Optional<BigDecimal> perHourOf(JsonNode quantity) {
    String[] unit = Strengths.unit(quantity).split("/", 2);
    BigDecimal hours = unit.length == 2 ? HOURS.get(unit[1]) : null;
    return hours == null
        ? Optional.empty()
        : content
            .inOne(unit[0])
            .flatMap(mg -> Numbers.of(quantity.path("value")).map(mg::multiply))
            .map(mg -> mg.divide(hours, Interval.DIGITS));
  }

  /** The mg in an hour of a ratio of an amount to a time. */
  private Optional<BigDecimal> per(JsonNode ratio) {
    JsonNode time = ratio.path("denominator");
    BigDecimal unit = HOURS.get(Strengths.unit(time));
    BigDecimal number = Numbers.of(time.path("value")).orElse(BigDecimal.ONE);
    return unit == null || number.signum() <= 0
        ? Optional.empty()
        : content
            .milligrams(ratio.path("numerator"))
            .map(mg -> mg.divide(number.multiply(unit), Interval.DIGITS));
  }

  /** The most in a day; a list from R5 on. */
  private Optional<BigDecimal> maximum(JsonNode dosage) {
    JsonNode most = dosage.path("maxDosePerPeriod");
    return (most.isArray() ? Item.elements(most) : List.of(most))
        .stream()
            .flatMap(r -> per(r).stream())
            .min(BigDecimal::compareTo)
            .map(HOURS_A_DAY::multiply);
  }
}
