package org.spasmwatch.workbench.bedside.timeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.Measurement.Flag;
import org.spasmwatch.patient.Measurement.Range;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Units;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Band;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Lane;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Limit;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Mark;

/**
 * The values of one analyte, with what they are held against: the limits of the policy as lines,
 * and the reference range that the laboratory sent as a band.
 */
final class LabLane {
  static final int HEIGHT = 104;
  private static final int ABOVE = 38;
  private static final int BELOW = 16;
  private static final int NAME = 22;

  /** The limits that are drawn beside the values that they are for. */
  private static final Map<String, List<String>> LIMITS =
      Map.of(
          "egfr", List.of("renal-impairment"),
          "sodium", List.of("low-sodium", "severe-low-sodium"),
          "potassium", List.of("low-potassium"),
          "calcium", List.of("low-calcium"),
          "magnesium", List.of("low-magnesium"),
          "temperature", List.of("fever"),
          "heart-rate", List.of("tachycardia"));

  private final Analyte analyte;
  private final List<Measurement> values;
  private final List<Policy.Limit> limits;
  private final Axis axis;
  private final int top;
  private final BigDecimal least;
  private final BigDecimal spread;

  /** The values are those that have a time. */
  LabLane(KnowledgeBase knowledge, List<Measurement> values, Axis axis, int top) {
    this.analyte = knowledge.terms().analyte(values.get(0).analyte());
    this.values =
        values.stream().sorted(Comparator.comparing(value -> axis.begin(value.taken()))).toList();
    this.limits =
        LIMITS.getOrDefault(analyte.key(), List.of()).stream()
            .flatMap(key -> knowledge.policy().find(key).stream())
            .toList();
    this.axis = axis;
    this.top = top;
    List<BigDecimal> all =
        Stream.of(
                values.stream().map(v -> v.value().value()),
                limits.stream().map(Policy.Limit::value),
                values.stream().flatMap(v -> Stream.ofNullable(v.range().low())),
                values.stream().flatMap(v -> Stream.ofNullable(v.range().high())))
            .<BigDecimal>flatMap(numbers -> numbers)
            .sorted()
            .toList();
    BigDecimal most = all.get(all.size() - 1);
    least = all.get(0);
    spread = most.compareTo(least) == 0 ? BigDecimal.ONE : most.subtract(least);
  }

  Lane lane() {
    return new Lane(
        "lab",
        analyte.label(),
        top,
        free(),
        List.of(),
        legible(values.stream().map(this::mark).toList()),
        limits.stream().map(this::limit).toList(),
        bands());
  }

  /** The newer a value, the sooner it may be written where both would not fit. */
  private static List<Mark> legible(List<Mark> marks) {
    List<Mark> written = new ArrayList<>();
    List<Mark> all = new ArrayList<>();
    for (int i = marks.size() - 1; i >= 0; i--) {
      Mark mark = marks.get(i);
      if (written.stream().noneMatch(mark::touches)) {
        written.add(mark);
        all.add(0, mark);
      } else {
        all.add(0, mark.silent());
      }
    }
    return all;
  }

  /** The left end of the widest gap between the values. */
  private double free() {
    double best = 0;
    double widest = 0;
    double from = 0;
    for (Measurement value : values) {
      double to = axis.begin(value.taken());
      if (to - from > widest) {
        widest = to - from;
        best = from;
      }
      from = to;
    }
    return 100 - from > widest ? from : best;
  }

  private int y(BigDecimal value) {
    BigDecimal height = BigDecimal.valueOf(HEIGHT - ABOVE - BELOW);
    int up =
        value.subtract(least).multiply(height).divide(spread, 0, RoundingMode.HALF_UP).intValue();
    return top + HEIGHT - BELOW - up;
  }

  private Limit limit(Policy.Limit limit) {
    boolean below = limit.bound() == Policy.Bound.BELOW || limit.bound() == Policy.Bound.AT_MOST;
    return new Limit(y(limit.value()), limit.spoken(), below);
  }

  private Mark mark(Measurement value) {
    BigDecimal number = value.value().value();
    Flag flag = value.flag();
    String judged =
        flag == Flag.LOW || flag == Flag.HIGH ? flag.name().toLowerCase(Locale.ROOT) : "";
    String range = spoken(value.range());
    return new Mark(
        axis.begin(value.taken()),
        y(number),
        value.value().comparator().sign() + plain(number),
        judged,
        value.reference(),
        TimelineMaker.words(
            Stream.of(
                analyte.label(),
                value.value().toString(),
                judged,
                range.isEmpty() ? "" : "reference range " + range,
                TimelineMaker.day(value.taken()))));
  }

  /** Each from the value before, or from the left edge, to its own value, the last to the end. */
  private List<Band> bands() {
    boolean alike = values.stream().map(Measurement::range).distinct().count() == 1;
    List<Band> bands = new ArrayList<>();
    Range before = Range.NONE;
    double from = 0;
    for (int i = 0; i < values.size(); i++) {
      Range range = values.get(i).range();
      double to = i == values.size() - 1 ? 100 : axis.begin(values.get(i).taken());
      if (!range.equals(Range.NONE)) {
        String label = range.equals(before) ? "" : spoken(range);
        int upper = range.high() == null ? top + NAME : y(range.high());
        int lower = range.low() == null ? top + HEIGHT : y(range.low());
        double width = Percent.of(to - from);
        double words = alike ? free() : from;
        bands.add(new Band(from, upper, width, Math.max(1, lower - upper), label, words));
      }
      before = range;
      from = to;
    }
    return bands;
  }

  private String spoken(Range range) {
    String unit = " " + Units.spoken(analyte.unit());
    BigDecimal low = range.low();
    BigDecimal high = range.high();
    if (low != null && high != null) {
      return plain(low) + "–" + plain(high) + unit;
    }
    return low != null ? "≥ " + plain(low) + unit : high != null ? "≤ " + plain(high) + unit : "";
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : number.stripTrailingZeros().toPlainString();
  }
}
