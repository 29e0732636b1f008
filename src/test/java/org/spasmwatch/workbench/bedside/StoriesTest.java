package org.spasmwatch.workbench.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spasmwatch.assessment.Inquiry;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.workbench.bedside.Stories.Told;

class StoriesTest {
  private static Stream<String> stories() {
    return Stories.all(Locale.ENGLISH).stream().map(Told::id);
  }

  @ParameterizedTest
  @MethodSource("stories")
  void everythingInAStoryIsUnderstood(String id) {
    Inquiry inquiry = Sheets.inquiry(Sheets.story(id));

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
    List<Concern> concerns = Sheets.inquiry(Sheets.story(id)).assessment().concerns();

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
    assertThat(Sheets.inquiry(Sheets.story("the-spasm-came-first")).assessment().concerns())
        .isEmpty();
  }

  @Test
  void aStoryCanHappenToday() {
    Sheet sheet = Sheets.story("baclofen-stopped").movedTo(LocalDate.of(2027, 1, 8));

    assertThat(sheet.at()).isEqualTo("2027-01-08");
    assertThat(sheet.medicines().get(0).stop()).isEqualTo("2027-01-05");
    assertThat(sheet.born()).isEqualTo("1970-08-08");
  }
}
