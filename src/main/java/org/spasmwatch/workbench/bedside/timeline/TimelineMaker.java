package org.spasmwatch.workbench.bedside.timeline;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.Inquiry;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Bar;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Lane;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Limit;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Mark;

/** Draws the timeline of what was read of a patient. */
public final class TimelineMaker {
  private static final int TOP = 30;
  private static final int ROW = 34;
  private static final int CHART = 72;
  private static final int MOST = 60;

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

  private final KnowledgeBase knowledge;
  private final PatientFacts facts;
  private final List<Exposure> exposures;
  private final Axis axis;
  private final List<Lane> lanes = new ArrayList<>();
  private int y = TOP;

  private TimelineMaker(KnowledgeBase knowledge, Inquiry inquiry) {
    this.knowledge = knowledge;
    facts = inquiry.assessment().facts();
    exposures = inquiry.exposures();
    axis = new Axis(dated(), facts.at());
  }

  /** The timeline of what was assessed. */
  public static Timeline of(KnowledgeBase knowledge, Inquiry inquiry) {
    TimelineMaker maker = new TimelineMaker(knowledge, inquiry);
    maker.exposures.stream().limit(MOST).forEach(maker::drug);
    maker.findings();
    maker.labs();
    return new Timeline(
        maker.axis.ticks(),
        maker.lanes,
        maker.y + 8,
        maker.axis.first().toString(),
        maker.axis.last().toString());
  }

  private Stream<Instant> dated() {
    Stream<Span> spans =
        Stream.of(
                facts.medications().stream().flatMap(m -> Stream.ofNullable(m.start())),
                facts.medications().stream().flatMap(m -> Stream.ofNullable(m.stop())),
                facts.findings().stream().flatMap(f -> Stream.ofNullable(f.onset())),
                facts.measurements().stream().flatMap(m -> Stream.ofNullable(m.taken())))
            .flatMap(s -> s);
    return spans.map(span -> span.bounded() ? span.earliest() : span.latest());
  }

  private void drug(Exposure exposure) {
    List<Bar> bars =
        exposure.uses().stream()
            .sorted(Comparator.comparing(MedicationUse::reference))
            .limit(MOST)
            .map(use -> bar(exposure, use))
            .toList();
    lanes.add(lane("drug", knowledge.nameOf(exposure.drug()), bars, List.of(), List.of()));
    y += ROW;
  }

  private Lane lane(
      String kind, String label, List<Bar> bars, List<Mark> marks, List<Limit> limits) {
    return new Lane(kind, label, y, bars, marks, limits);
  }

  private Bar bar(Exposure exposure, MedicationUse use) {
    Span start = use.start();
    Span stop = use.stop() == null && exposure.past() ? exposure.stop() : use.stop();
    int from = axis.begin(start);
    int to = stop == null ? axis.x(facts.at()) : axis.x(stop.latest());
    String dose = use.dailyDose() == null ? "" : use.dailyDose().spoken() + " mg/d";
    return new Bar(
        from,
        y + 6,
        Math.max(4, to - from),
        dose,
        start == null || !start.bounded(),
        stop != null,
        use.reference(),
        words(knowledge.nameOf(exposure.drug()), dose, day(start), stop == null ? "" : day(stop)));
  }

  private static String words(String... parts) {
    return Stream.of(parts).filter(p -> !p.isEmpty()).collect(Collectors.joining(", "));
  }

  private static String day(@Nullable Span span) {
    if (span == null) {
      return "?";
    }
    Instant instant = span.bounded() ? span.earliest() : span.latest();
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private void findings() {
    Map<String, List<Finding>> byConcept = new TreeMap<>();
    facts.findings().stream()
        .filter(f -> f.state() != Finding.State.ABSENT)
        .limit(MOST)
        .forEach(f -> byConcept.computeIfAbsent(f.concept(), k -> new ArrayList<>()).add(f));
    byConcept.forEach(
        (concept, found) -> {
          String label = knowledge.terms().concepts().label(concept);
          lanes.add(
              lane(
                  "finding",
                  label,
                  found.stream()
                      .filter(f -> f.state() == Finding.State.ACTIVE)
                      .map(f -> lasting(f, label))
                      .toList(),
                  found.stream().map(f -> mark(f, label)).toList(),
                  List.of()));
          y += ROW;
        });
  }

  private Bar lasting(Finding finding, String label) {
    int from = axis.begin(finding.onset());
    return new Bar(
        from,
        y + ROW / 2 - 2,
        Math.max(2, axis.x(facts.at()) - from),
        "",
        finding.onset() == null,
        false,
        finding.reference(),
        words(label, day(finding.onset())));
  }

  private Mark mark(Finding finding, String label) {
    Span when = finding.onset() == null ? finding.seen() : finding.onset();
    return new Mark(
        axis.begin(when), y + ROW / 2, "", "", finding.reference(), words(label, day(when)));
  }

  private void labs() {
    Map<String, List<Measurement>> byAnalyte = new TreeMap<>();
    facts.measurements().stream()
        .filter(m -> m.taken() != null)
        .limit(MOST)
        .forEach(m -> byAnalyte.computeIfAbsent(m.analyte(), k -> new ArrayList<>()).add(m));
    byAnalyte.forEach(
        (analyte, values) -> {
          List<Policy.Limit> limits =
              LIMITS.getOrDefault(analyte, List.of()).stream()
                  .flatMap(key -> knowledge.policy().find(key).stream())
                  .toList();
          Scale scale = new Scale(values, limits, y);
          lanes.add(
              lane(
                  "lab",
                  knowledge.terms().analyte(analyte).label(),
                  List.of(),
                  values.stream().map(value -> mark(value, scale)).toList(),
                  limits.stream().map(l -> new Limit(scale.y(l.value()), l.spoken())).toList()));
          y += CHART;
        });
  }

  private Mark mark(Measurement value, Scale scale) {
    String number =
        value.value().comparator().sign()
            + value.value().value().stripTrailingZeros().toPlainString();
    return new Mark(
        axis.begin(value.taken()),
        scale.y(value.value().value()),
        number,
        value.flag().name().toLowerCase(Locale.ROOT),
        value.reference(),
        words(
            knowledge.terms().analyte(value.analyte()).label(),
            value.value().toString(),
            day(value.taken())));
  }

  /** From the values and limits of one analyte to places in its lane. */
  private static final class Scale {
    private static final int MARGIN = 20;

    private final BigDecimal least;
    private final BigDecimal range;
    private final int top;

    Scale(List<Measurement> values, List<Policy.Limit> limits, int top) {
      List<BigDecimal> all =
          Stream.concat(
                  values.stream().map(v -> v.value().value()),
                  limits.stream().map(Policy.Limit::value))
              .sorted()
              .toList();
      least = all.get(0);
      BigDecimal most = all.get(all.size() - 1);
      range = most.compareTo(least) == 0 ? BigDecimal.ONE : most.subtract(least);
      this.top = top;
    }

    int y(BigDecimal value) {
      int height = CHART - 2 * MARGIN;
      BigDecimal part =
          value
              .subtract(least)
              .divide(range, 4, RoundingMode.HALF_UP)
              .multiply(BigDecimal.valueOf(height));
      return top + CHART - MARGIN - part.intValue();
    }
  }
}
