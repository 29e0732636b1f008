package org.spasmwatch.workbench.bedside;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.spasmwatch.assessment.Inquiry;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.testkit.EmbeddedDatabaseResource;
import org.spasmwatch.testkit.Hostile;
import org.spasmwatch.workbench.SafeMarkdown;
import org.spasmwatch.workbench.Visit;
import org.spasmwatch.workbench.Visit.Language;
import org.spasmwatch.workbench.Visit.Site;
import org.spasmwatch.workbench.bedside.Result.Left;
import org.spasmwatch.workbench.bedside.Result.Link;
import org.spasmwatch.workbench.bedside.Result.Offer;
import org.spasmwatch.workbench.bedside.Result.Shown;
import org.spasmwatch.workbench.bedside.Sheet.Allergy;
import org.spasmwatch.workbench.bedside.Sheet.Finding;
import org.spasmwatch.workbench.bedside.Sheet.Lab;
import org.spasmwatch.workbench.bedside.Sheet.Medicine;
import org.spasmwatch.workbench.bedside.TryResource.Desk;

/** Whatever a patient's record or a card says is text on the page, in each of its fields. */
@QuarkusTest
@QuarkusTestResource(EmbeddedDatabaseResource.class)
class BedsideFieldsTest {
  private static final Visit VISIT =
      new Visit(
          "/try",
          Locale.ENGLISH,
          "light",
          new Site("2026.1+1", true, "0a1b", List.of(new Language("en", "English"))));
  private static final Sheet SHEET =
      Sheets.of(
          List.of(new Medicine("gabapentin", "2400", "2026-03-02", "")),
          List.of(new Finding("myoclonus", "2026-04-20")),
          List.of(new Lab("egfr", "34", "", ">= 60", "2026-04-18")),
          List.of(new Allergy("Tylenol", "rash")));

  private record Page(Visit visit, Desk desk) {}

  private static Result result() {
    Inquiry inquiry = Sheets.inquiry(SHEET);
    Reasons reasons = new Reasons(Sheets.KNOWLEDGE);
    List<Reason> considered = inquiry.considered().stream().map(reasons::of).toList();
    Shown card =
        new Shown(
            "5d7f1c52-0a5c-4a3e-9d4c-0f3c2f6f1c11",
            "Myoclonus",
            "warning",
            SafeMarkdown.html("Because " + Hostile.TEXT),
            "Spasmwatch",
            List.of(new Offer("a", "Order serum sodium", true)),
            List.of(new Link("/drugs/gabapentin", "gabapentin")),
            considered);
    return new Result(
        List.of(card),
        Sheets.timeline(SHEET),
        considered,
        List.of(new Left("Observation/1", "its unit is not known")),
        "{}",
        "curl",
        "/assessments");
  }

  @Test
  void everyFieldOfAPatientTriedOutIsInert() {
    Desk desk =
        new Desk(
            Choices.of(Sheets.KNOWLEDGE, Locale.ENGLISH),
            "baclofen-stopped",
            SHEET,
            "{}",
            List.of(),
            result());

    assertThat(
            Hostile.inert(
                new Page(VISIT, desk),
                page -> TryResource.Templates.bedside(page.visit(), page.desk()).render()))
        .contains(
            "Allergy.substance",
            "Allergy.reaction",
            "Band.label",
            "Bar.label",
            "Bar.ref",
            "Bar.spoken",
            "Desk.bundle",
            "Finding.name",
            "Finding.onset",
            "Lab.range",
            "Lab.unit",
            "Lab.value",
            "Lane.label",
            "Left.reason",
            "Left.reference",
            "Limit.label",
            "Link.label",
            "Mark.label",
            "Mark.ref",
            "Mark.spoken",
            "Medicine.dose",
            "Medicine.name",
            "Offer.label",
            "Reason.drug",
            "Reason.facts",
            "Reason.symptom",
            "Reason.text",
            "Result.curl",
            "Result.request",
            "Sheet.at",
            "Sheet.born",
            "Shown.source",
            "Shown.summary",
            "Shown.uuid");
  }

  @Test
  void aRefusalIsInert() {
    Desk desk =
        new Desk(
            Choices.of(Sheets.KNOWLEDGE, Locale.ENGLISH),
            "",
            SHEET,
            "{",
            List.of(Issue.invalid("this is no Bundle", "Bundle.entry[0]")),
            null);

    assertThat(
            Hostile.inert(
                new Page(VISIT, desk),
                page -> TryResource.Templates.bedside(page.visit(), page.desk()).render()))
        .contains("Issue.diagnostics");
  }
}
