package org.spasmwatch.workbench.bedside;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.assessment.Considered;
import org.spasmwatch.assessment.Considered.Outcome;
import org.spasmwatch.assessment.criterion.Decision;
import org.spasmwatch.assessment.criterion.Verdict;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.monograph.ClinicalLogic;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.workbench.Keys;
import org.spasmwatch.workbench.SafeMarkdown;
import org.spasmwatch.workbench.bedside.Reason.Judged;

/** Says of each statement that was considered what came of it, in the words of the monograph. */
final class Reasons {
  private static final int DEEPEST = 3;

  private final KnowledgeBase knowledge;
  private final ClinicalLogic logic;

  Reasons(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
    this.logic = new ClinicalLogic(knowledge);
  }

  Reason of(Considered considered) {
    List<Judged> judged = new ArrayList<>();
    considered.decisions().forEach(decision -> judge(decision, 0, judged));
    return new Reason(
        considered.use().id(),
        considered.use().statement().text(),
        knowledge.nameOf(considered.exposure().drug()),
        considered.symptom() == null ? "" : finding(considered.symptom().concept()),
        considered.timing() == null ? "" : Keys.of("timing", considered.timing().code()),
        Keys.of("outcome", considered.outcome().code()),
        considered.outcome() == Outcome.SHOWN,
        judged,
        facts(considered));
  }

  private void judge(Decision decision, int depth, List<Judged> judged) {
    Verdict verdict = decision.verdict();
    judged.add(
        new Judged(
            Keys.of("role", decision.role()),
            SafeMarkdown.line(logic.condition(decision.criterion())),
            verdict.met() ? "met" : verdict.notMet() ? "notMet" : "undetermined",
            depth,
            references(verdict.facts()),
            missing(verdict)));
    if (depth < DEEPEST) {
      decision.parts().forEach(part -> judge(part, depth + 1, judged));
    }
  }

  private String missing(Verdict verdict) {
    return new TreeSet<>(verdict.missing())
        .stream().map(this::name).collect(Collectors.joining(", "));
  }

  private String name(String key) {
    Analyte analyte = knowledge.terms().analytes().get(key);
    return analyte == null ? finding(key) : analyte.label();
  }

  private String finding(String key) {
    return knowledge.terms().concepts().label(key);
  }

  private static String references(Collection<? extends Fact> facts) {
    return facts.stream().map(Fact::reference).distinct().collect(Collectors.joining(" "));
  }

  private static String facts(Considered considered) {
    Stream<? extends Fact> ofSymptom =
        considered.symptom() == null ? Stream.of() : considered.symptom().findings().stream();
    Stream<? extends Fact> ofPartner =
        considered.partner() == null ? Stream.of() : considered.partner().uses().stream();
    List<Fact> all =
        Stream.<Stream<? extends Fact>>of(
                considered.exposure().uses().stream(), ofPartner, ofSymptom)
            .<Fact>flatMap(facts -> facts)
            .toList();
    return references(all);
  }
}
