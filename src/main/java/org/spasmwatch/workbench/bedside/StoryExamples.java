package org.spasmwatch.workbench.bedside;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.spasmwatch.fhir.patient.AssessmentDate;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.fhir.write.whatif.Examples;

/** The example patients, for who wants to know which of their cards a change would change. */
@ApplicationScoped
class StoryExamples implements Examples {
  @Override
  public List<Example> of(KnowledgeBase knowledge) {
    return Stories.all(Locale.ENGLISH).stream()
        .map(
            told -> {
              Sheet sheet = Stories.sheet(told.id()).orElseThrow();
              return new Example(
                  told.id(),
                  SheetBundle.of(sheet, knowledge),
                  AssessmentDate.parse(sheet.at()).orElseThrow());
            })
        .toList();
  }
}
