package org.spasmwatch.workbench.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.assessment.Assessor;
import org.spasmwatch.assessment.Inquiry;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.workbench.bedside.Stories.Told;
import org.spasmwatch.workbench.bedside.timeline.Timeline;
import org.spasmwatch.workbench.bedside.timeline.Timeline.Lane;
import org.spasmwatch.workbench.bedside.timeline.TimelineMaker;

class StoriesTest {
  private static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();

  private static Stream<String> stories() {
    return Stories.all(Locale.ENGLISH).stream().map(Told::id);
  }

  private static Inquiry inquiry(Sheet sheet) {
    ObjectNode bundle = SheetBundle.of(sheet, KNOWLEDGE);
    Instant at = Instant.parse(sheet.at() + "T23:59:59Z");
    return new FactReader(KNOWLEDGE.terms(), 1000)
        .read(bundle, at)
        .match(
            facts -> new Assessor(KNOWLEDGE).explain(facts, Occasion.ASKED),
            issues -> {
              throw new AssertionError(issues);
            });
  }

  @ParameterizedTest
  @MethodSource("stories")
  void everythingInAStoryIsUnderstood(String id) {
    Inquiry inquiry = inquiry(Stories.sheet(id).orElseThrow());

    assertThat(inquiry.assessment().notEvaluated()).isEmpty();
    assertThat(Stories.all(Locale.GERMAN)).allMatch(told -> !told.story().isBlank());
  }

  @ParameterizedTest
  @CsvSource({
    "gabapentin-and-failing-kidneys, gabapentin-myoclonus, SAME_DAY",
    "amitriptyline-and-low-sodium, amitriptyline-cramp, SAME_DAY",
    "cramp-and-confusion, amitriptyline-cramp, EMERGENCY",
    "lamotrigine-and-an-innocent-spasm, lamotrigine-muscle-spasm-not-recognised, ROUTINE",
    "lamotrigine-too-fast, lamotrigine-rash, EMERGENCY",
    "baclofen-stopped, baclofen-withdrawal, SAME_DAY",
    "haloperidol-and-a-stiff-neck, antipsychotics-acute-dystonia, SAME_DAY",
    "two-serotonergic-drugs, amitriptyline-serotonin-syndrome, EMERGENCY",
    "cyclobenzaprine-too-long, cyclobenzaprine-beyond-three-weeks, SAME_DAY",
    "leg-cramps-on-a-statin, statins-leg-cramps, ROUTINE"
  })
  void aStoryEndsAsItIsTold(String id, String statement, String urgency) {
    List<Concern> concerns = inquiry(Stories.sheet(id).orElseThrow()).assessment().concerns();

    assertThat(concerns)
        .as(
            concerns.stream()
                .map(c -> c.urgency() + " " + c.signals().map(s -> s.use().id()).toList())
                .toList()
                .toString())
        .anyMatch(
            concern ->
                concern.urgency().name().equals(urgency)
                    && concern.signals().anyMatch(s -> s.use().id().startsWith(statement)));
  }

  @Test
  void whatCameFirstIsNoWarning() {
    assertThat(inquiry(Stories.sheet("the-spasm-came-first").orElseThrow()).assessment().concerns())
        .isEmpty();
  }

  @Test
  void aStoryCanHappenToday() {
    Sheet sheet = Stories.sheet("baclofen-stopped").orElseThrow().movedTo(LocalDate.of(2027, 1, 8));

    assertThat(sheet.at()).isEqualTo("2027-01-08");
    assertThat(sheet.medicines().get(0).stop()).isEqualTo("2027-01-05");
    assertThat(sheet.born()).isEqualTo("1970-08-08");
  }

  @Test
  void theTimelineShowsWhatCameFirst() {
    Timeline timeline =
        TimelineMaker.of(
            KNOWLEDGE, inquiry(Stories.sheet("gabapentin-and-failing-kidneys").orElseThrow()));

    assertThat(timeline.lanes()).extracting(Lane::kind).containsExactly("drug", "finding", "lab");
    int start = timeline.lanes().get(0).bars().get(0).x();
    int onset = timeline.lanes().get(1).marks().get(0).x();
    assertThat(start).isLessThan(onset);
    assertThat(timeline.lanes().get(0).bars().get(0).label()).isEqualTo("2400 mg/d");
    assertThat(timeline.lanes().get(2).limits()).hasSize(1);
    assertThat(timeline.lanes().get(2).marks()).hasSize(2);
  }
}
