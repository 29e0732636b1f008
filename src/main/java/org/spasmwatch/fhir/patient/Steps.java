package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.DailyDose;
import org.spasmwatch.patient.DoseStage;
import org.spasmwatch.patient.Span;

/**
 * The dosages of a record in their order: those of one {@code sequence} are taken together, steps
 * one after the other. A step lies where its {@code boundsPeriod} says, else where the lengths of
 * the steps before it put it; where neither says, it may be any.
 */
final class Steps {
  private static final DateFields FROM = DateFields.of("effectivePeriod.start", "authoredOn");

  private final List<List<JsonNode>> steps;
  private final @Nullable Span start;

  private Steps(List<List<JsonNode>> steps, @Nullable Span start) {
    this.steps = steps;
    this.start = start;
  }

  static Steps of(Item item) {
    JsonNode instruction = item.at("dosageInstruction");
    List<JsonNode> dosages =
        Item.elements(instruction.isMissingNode() ? item.at("dosage") : instruction);
    List<List<JsonNode>> steps =
        List.copyOf(
            dosages.stream()
                .collect(
                    Collectors.groupingBy(
                        d -> d.path("sequence").asInt(1), TreeMap::new, Collectors.toList()))
                .values());
    return new Steps(steps, item.time(FROM).orElse(null));
  }

  /** The steps of which one is in force at the instant; none when nothing is said of a dose. */
  List<List<JsonNode>> inForce(Instant at) {
    List<List<JsonNode>> now =
        steps.stream()
            .map(step -> step.stream().filter(d -> within(d, at)).toList())
            .filter(step -> !step.isEmpty())
            .toList();
    if (now.isEmpty() && !steps.isEmpty()) {
      return List.of(steps.get(begun(at) ? steps.size() - 1 : 0));
    }
    return now.size() > 1 && now.stream().allMatch(s -> s.stream().noneMatch(Steps::dated))
        ? byLength(now, at)
        : now;
  }

  /** Whether any of them has begun by its own dates. */
  private boolean begun(Instant at) {
    return all().stream()
        .flatMap(d -> bound(d, "start").stream())
        .anyMatch(s -> !s.earliest().isAfter(at));
  }

  private static boolean within(JsonNode dosage, Instant at) {
    boolean begun = bound(dosage, "start").map(s -> !s.earliest().isAfter(at)).orElse(true);
    boolean over = bound(dosage, "end").map(e -> e.latest().isBefore(at)).orElse(false);
    return begun && !over;
  }

  private static boolean dated(JsonNode dosage) {
    return bound(dosage, "start").isPresent() || bound(dosage, "end").isPresent();
  }

  private static Optional<Span> bound(JsonNode dosage, String end) {
    return Times.parse(repeat(dosage).path("boundsPeriod").path(end).asText());
  }

  private static JsonNode repeat(JsonNode dosage) {
    return dosage.path("timing").path("repeat");
  }

  /** Steps one after the other from the start on; one without a length lasts for ever, or not. */
  private List<List<JsonNode>> byLength(List<List<JsonNode>> all, Instant at) {
    if (start == null || !start.bounded()) {
      return all;
    }
    List<List<JsonNode>> possible = new ArrayList<>();
    Span begin = start;
    boolean open = false;
    for (List<JsonNode> step : all) {
      Optional<Duration> length = length(step);
      boolean ahead = begin.earliest().isAfter(at);
      boolean over = !open && length.isPresent() && !begin.latest().plus(length.get()).isAfter(at);
      if (!ahead && !over) {
        possible.add(step);
      }
      open = open || length.isEmpty();
      begin = begin.later(length.orElse(Duration.ZERO));
    }
    return possible.isEmpty() ? List.of(all.get(all.size() - 1)) : possible;
  }

  /** How long a step lasts: as long as the longest of its dosages, when all of them say it. */
  private static Optional<Duration> length(List<JsonNode> step) {
    List<Duration> lengths = step.stream().flatMap(d -> length(d).stream()).toList();
    return lengths.size() == step.size()
        ? lengths.stream().max(Comparator.naturalOrder())
        : Optional.empty();
  }

  /** Of one dosage: its bounds, or the number of times it is taken. */
  private static Optional<Duration> length(JsonNode dosage) {
    JsonNode repeat = repeat(dosage);
    return Lengths.of(repeat.path("boundsDuration"))
        .or(() -> Lengths.of(repeat.path("boundsRange").path("high")))
        .or(() -> counted(dosage.path("timing")));
  }

  private static Optional<Duration> counted(JsonNode timing) {
    JsonNode repeat = timing.path("repeat");
    long count = repeat.path("countMax").asLong(repeat.path("count").asLong(0));
    return Frequencies.timesADay(timing)
        .filter(often -> count > 0 && often.least().signum() > 0)
        .map(often -> BigDecimal.valueOf(count).divide(often.least(), 0, RoundingMode.CEILING))
        .filter(days -> days.longValue() <= Lengths.MOST_DAYS)
        .map(days -> Duration.ofDays(days.longValue()));
  }

  /**
   * All steps with their beginnings, when there are several and each says when it begins and how
   * much is taken; else none.
   */
  List<DoseStage> stages(Function<List<JsonNode>, Optional<DailyDose>> daily) {
    Map<Span, List<JsonNode>> begun = begin().isPresent() ? dated() : oneAfterTheOther();
    List<DoseStage> stages = new ArrayList<>();
    begun.forEach((at, step) -> daily.apply(step).ifPresent(d -> stages.add(new DoseStage(at, d))));
    return stages.size() > 1 && stages.size() == begun.size() ? stages : List.of();
  }

  /** By their own dates; those of one sequence that overlap are taken together. */
  private Map<Span, List<JsonNode>> dated() {
    Map<Span, List<JsonNode>> begun = new LinkedHashMap<>();
    all().stream()
        .flatMap(d -> bound(d, "start").stream())
        .sorted(Comparator.comparing(Span::earliest))
        .forEach(
            at -> begun.put(at, all().stream().filter(d -> within(d, at.earliest())).toList()));
    return begun;
  }

  private Map<Span, List<JsonNode>> oneAfterTheOther() {
    Map<Span, List<JsonNode>> begun = new LinkedHashMap<>();
    Span next = start != null && start.bounded() ? start : null;
    for (List<JsonNode> step : steps) {
      if (next == null || step.stream().anyMatch(Steps::dated)) {
        return Map.of();
      }
      begun.put(next, step);
      Span from = next;
      next = length(step).map(each -> from.later(each)).orElse(null);
    }
    return begun;
  }

  private List<JsonNode> all() {
    return steps.stream().flatMap(List::stream).toList();
  }

  /** When the last of them ends; empty while one goes on, or does not say. */
  Optional<Span> end() {
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    List<JsonNode> last = steps.get(steps.size() - 1);
    List<Span> ends = last.stream().flatMap(d -> bound(d, "end").stream()).toList();
    if (ends.size() == last.size()) {
      return all().stream()
          .flatMap(d -> bound(d, "end").stream())
          .max(Comparator.comparing(Span::latest));
    }
    Duration sum = Duration.ZERO;
    for (List<JsonNode> step : steps) {
      Optional<Duration> length = length(step);
      if (length.isEmpty() || start == null) {
        return Optional.empty();
      }
      sum = sum.plus(length.get());
    }
    return Optional.of(Objects.requireNonNull(start).later(sum));
  }

  /**
   * When the first of them begins, where all of them have a date: what an order says of its start.
   */
  Optional<Span> begin() {
    List<Span> starts = all().stream().flatMap(d -> bound(d, "start").stream()).toList();
    return starts.size() == all().size()
        ? starts.stream().min(Comparator.comparing(Span::earliest))
        : Optional.empty();
  }
}
