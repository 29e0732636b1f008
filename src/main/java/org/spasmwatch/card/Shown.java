package org.spasmwatch.card;

import java.util.ArrayList;
import java.util.List;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.concern.Concern;
import org.spasmwatch.assessment.rule.Signal;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.Finding;

/** The words for what the patient shows: the symptoms, with the signs of red flags. */
final class Shown {
  private final Words words;

  Shown(Words words) {
    this.words = words;
  }

  /**
   * @param most so many symptoms and so many signs at most
   */
  String words(Concern concern, List<Symptom> symptoms, int most) {
    List<String> names = new ArrayList<>();
    symptoms.forEach(symptom -> Words.addOnce(names, words.finding(symptom.concept())));
    List<String> flags = flags(concern, most);
    if (names.isEmpty()) {
      return Words.list(flags, "and");
    }
    String what = Words.list(first(names, most), "and");
    flags.removeIf(what::contains);
    return flags.isEmpty() ? what : what + " with " + Words.list(flags, "and");
  }

  /** The signs of red flags that belong to a symptom; those of others are the problem itself. */
  private List<String> flags(Concern concern, int most) {
    List<String> signs = new ArrayList<>();
    for (Signal flag : concern.beside().redFlags()) {
      if (concern.symptoms().isEmpty() || flag.symptom() != null) {
        signs(flag, signs);
      }
    }
    return first(signs, most);
  }

  private static List<String> first(List<String> items, int most) {
    return items.size() <= most ? items : new ArrayList<>(items.subList(0, most));
  }

  /** The findings that are there, where the sign is one; else what the red flag is called. */
  private void signs(Signal redFlag, List<String> signs) {
    boolean found = false;
    for (Fact fact : redFlag.weighing().facts()) {
      if (fact instanceof Finding finding) {
        Words.addOnce(signs, words.finding(finding.concept()));
        found = true;
      }
    }
    if (!found) {
      Words.addOnce(signs, ((Warning) redFlag.use()).label());
    }
  }
}
