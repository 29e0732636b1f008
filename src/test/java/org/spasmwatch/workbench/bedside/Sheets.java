package org.spasmwatch.workbench.bedside;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.spasmwatch.assessment.Assessor;
import org.spasmwatch.assessment.Inquiry;
import org.spasmwatch.assessment.chart.Occasion;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Knowledge;
import org.spasmwatch.workbench.bedside.Sheet.Allergy;
import org.spasmwatch.workbench.bedside.Sheet.Finding;
import org.spasmwatch.workbench.bedside.Sheet.Lab;
import org.spasmwatch.workbench.bedside.Sheet.Medicine;
import org.spasmwatch.workbench.bedside.timeline.Timeline;
import org.spasmwatch.workbench.bedside.timeline.TimelineMaker;

/** Sheets as tests need them, and what the service makes of one. */
final class Sheets {
  static final KnowledgeBase KNOWLEDGE = Knowledge.bundled();

  private Sheets() {}

  static Sheet story(String id) {
    return Stories.sheet(id).orElseThrow();
  }

  /** A patient on 2026-04-21. */
  static Sheet of(
      List<Medicine> medicines, List<Finding> findings, List<Lab> labs, List<Allergy> allergies) {
    return new Sheet("2026-04-21", "1958-09-30", "female", medicines, findings, labs, allergies);
  }

  static Sheet labs(Lab... labs) {
    return of(List.of(), List.of(), List.of(labs), List.of());
  }

  static Inquiry inquiry(Sheet sheet) {
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

  static Timeline timeline(Sheet sheet) {
    return TimelineMaker.of(KNOWLEDGE, inquiry(sheet));
  }
}
