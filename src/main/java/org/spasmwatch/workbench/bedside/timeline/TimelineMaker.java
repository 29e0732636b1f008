package org.spasmwatch.workbench.bedside.timeline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.assessment.Inquiry;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.Finding;
import org.spasmwatch.patient.Measurement;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.patient.Span;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Bar;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Lane;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Mark;

/** Draws the timeline of what was read of a patient. */
public final class TimelineMaker {
  private static final int TOP = 30;
  private static final int NAME = 22;
  private static final int FINDING = 44;
  private static final int MOST = 60;

  private final KnowledgeBase knowledge;
  private final PatientFacts facts;
  private final List<Exposure> exposures;
  private final Axis axis;
  private final List<Lane> lanes = new ArrayList<>();
  private int y = TOP;
  private int left;

  private TimelineMaker(KnowledgeBase knowledge, Inquiry inquiry) {
    this.knowledge = knowledge;
    facts = inquiry.assessment().facts();
    exposures = inquiry.exposures();
    axis = new Axis(dated(), facts.at());
  }

  /** The timeline of what was assessed. */
  public static Timeline of(KnowledgeBase knowledge, Inquiry inquiry) {
    TimelineMaker maker = new TimelineMaker(knowledge, inquiry);
    maker.drugs();
    maker.findings();
    maker.labs();
    return new Timeline(
        maker.axis.ticks(),
        maker.lanes,
        maker.y + 8,
        maker.axis.first().toString(),
        maker.axis.last().toString(),
        maker.left);
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

  /** Also those that ended so long ago that nothing is said of them any more. */
  private void drugs() {
    Map<String, List<MedicationUse>> byDrug = new TreeMap<>();
    newest(facts.medications(), MedicationUse::start)
        .forEach(
            use ->
                use.drugs().stream()
                    .filter(drug -> use.stop() != null || exposure(drug).isPresent())
                    .forEach(
                        drug -> byDrug.computeIfAbsent(drug, d -> new ArrayList<>()).add(use)));
    byDrug.forEach(
        (drug, uses) -> {
          DrugLane lane = new DrugLane(knowledge.nameOf(drug), axis, facts.at(), y);
          lane.add(uses, exposure(drug).orElse(null));
          lanes.add(lane.lane());
          y += lane.height();
        });
  }

  /** As many as can be told apart. */
  private <T> Stream<T> newest(List<T> all, Function<T, @Nullable Span> when) {
    if (all.size() <= MOST) {
      return all.stream();
    }
    left += all.size() - MOST;
    return all.stream()
        .sorted(Comparator.comparing((T one) -> axis.begin(when.apply(one))).reversed())
        .limit(MOST);
  }

  private Optional<Exposure> exposure(String drug) {
    return exposures.stream().filter(exposure -> exposure.drug().equals(drug)).findFirst();
  }

  private Lane lane(String kind, String label, List<Bar> bars, List<Mark> marks) {
    return new Lane(kind, label, y, 0, bars, marks, List.of(), List.of());
  }

  /** The parts that there are. */
  static String words(Stream<String> parts) {
    return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
  }

  static String day(@Nullable Span span) {
    if (span == null) {
      return "?";
    }
    Instant instant = span.bounded() ? span.earliest() : span.latest();
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private void findings() {
    Map<String, List<Finding>> byConcept = new TreeMap<>();
    List<Finding> present =
        facts.findings().stream().filter(f -> f.state() != Finding.State.ABSENT).toList();
    newest(present, Finding::onset)
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
                  found.stream().map(f -> mark(f, label)).toList()));
          y += FINDING;
        });
  }

  private Bar lasting(Finding finding, String label) {
    double from = axis.begin(finding.onset());
    return new Bar(
        from,
        y + NAME + 7,
        Math.max(0.4, Percent.of(axis.x(facts.at()) - from)),
        "",
        finding.onset() == null,
        false,
        finding.reference(),
        words(Stream.of(label, "from " + day(finding.onset()))));
  }

  private Mark mark(Finding finding, String label) {
    Span when = finding.onset() == null ? finding.seen() : finding.onset();
    return new Mark(
        axis.begin(when),
        y + NAME + 9,
        "",
        "",
        finding.reference(),
        words(Stream.of(label, day(when))));
  }

  private void labs() {
    Map<String, List<Measurement>> byAnalyte = new TreeMap<>();
    facts.measurements().stream()
        .filter(m -> m.taken() != null)
        .forEach(m -> byAnalyte.computeIfAbsent(m.analyte(), k -> new ArrayList<>()).add(m));
    byAnalyte
        .values()
        .forEach(
            values -> {
              List<Measurement> drawn = newest(values, Measurement::taken).toList();
              lanes.add(new LabLane(knowledge, drawn, axis, y).lane());
              y += LabLane.HEIGHT;
            });
  }
}
