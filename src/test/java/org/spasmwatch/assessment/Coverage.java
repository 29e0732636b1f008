package org.spasmwatch.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.assessment.Considered.Outcome;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.criterion.Decision;
import org.spasmwatch.assessment.criterion.Decision.Role;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Statement.Use;
import org.spasmwatch.testkit.Cases;

/**
 * Which statements the cases show at work, by what the engine itself says that it considered for
 * each patient. A statement has its cases when every one of its {@link Needed} was seen.
 */
final class Coverage {

  /** What a statement has to be seen doing, by its use. */
  enum Needed {
    /** An alert stands on a card. */
    FIRES("on a card"),
    /**
     * An alert is silent although what it is about is nearly there: its drug is on record and so is
     * its symptom, a part of its signs, its partner or all but one of its conditions.
     */
    SILENT("silent with its trigger near"),
    /** A support stands inside a card. */
    SUPPORTS("a line on a card"),
    /** A reference stays silent with its drug on record and, where it is of an effect, that too. */
    PUBLISHED_ONLY("silent with its drug, and its effect where it is of one");

    final String spoken;

    Needed(String spoken) {
      this.spoken = spoken;
    }

    static Set<Needed> of(Use use) {
      return switch (use) {
        case ALERT -> Set.of(FIRES, SILENT);
        case SUPPORT -> Set.of(SUPPORTS);
        case REFERENCE -> Set.of(PUBLISHED_ONLY);
      };
    }
  }

  private final KnowledgeBase knowledge;
  private final Map<String, Map<Needed, Set<String>>> seen = new TreeMap<>();

  private Coverage(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  static Coverage of(KnowledgeBase knowledge, List<Cases.Patient> patients) {
    Coverage coverage = new Coverage(knowledge);
    knowledge.records().uses().forEach(u -> coverage.seen.put(u.id(), new LinkedHashMap<>()));
    for (Cases.Patient patient : patients) {
      Inquiry inquiry = new Assessor(knowledge).explain(patient.facts(), patient.occasion());
      inquiry.considered().stream()
          .collect(Collectors.groupingBy(c -> c.use().id()))
          .values()
          .forEach(same -> coverage.note(patient.name(), inquiry, same));
    }
    return coverage;
  }

  /**
   * What one patient shows of one statement; a statement that is on a card anywhere is not silent.
   */
  private void note(String patient, Inquiry inquiry, List<Considered> same) {
    ClinicalUse use = same.get(0).use();
    boolean shown = same.stream().anyMatch(c -> c.outcome() == Outcome.SHOWN);
    switch (use.statement().use()) {
      case ALERT -> {
        if (shown) {
          see(use, Needed.FIRES, patient);
        } else if (same.stream().anyMatch(c -> use.match(new Near(inquiry, c)))) {
          see(use, Needed.SILENT, patient);
        }
      }
      case SUPPORT -> {
        if (shown) {
          see(use, Needed.SUPPORTS, patient);
        }
      }
      case REFERENCE -> {
        if (!shown && same.stream().anyMatch(Coverage::withItsEffect)) {
          see(use, Needed.PUBLISHED_ONLY, patient);
        }
      }
    }
  }

  private void see(ClinicalUse use, Needed needed, String patient) {
    Objects.requireNonNull(seen.get(use.id()))
        .computeIfAbsent(needed, n -> new TreeSet<>())
        .add(patient);
  }

  private static boolean withItsEffect(Considered considered) {
    boolean ofEffect =
        considered.use() instanceof UndesirableEffect
            || considered.use() instanceof NotRecognised
            || (considered.use() instanceof Warning warning && warning.index() != null);
    return !ofEffect || considered.symptom() != null;
  }

  /** The statements that lack a case, with what they lack. */
  List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    for (ClinicalUse use : knowledge.records().uses()) {
      Needed.of(use.statement().use()).stream()
          .sorted()
          .filter(needed -> seenBy(use, needed).isEmpty())
          .forEach(needed -> gaps.add(use.id() + ": no case where it is " + needed.spoken));
    }
    return gaps;
  }

  private Set<String> seenBy(ClinicalUse use, Needed needed) {
    return Objects.requireNonNull(seen.get(use.id())).getOrDefault(needed, Set.of());
  }

  /** A table of Markdown: how many cases show what, and the first of them. */
  String report() {
    return knowledge.records().uses().stream()
        .sorted(Comparator.comparing(ClinicalUse::subject).thenComparing(ClinicalUse::id))
        .flatMap(this::rows)
        .collect(
            Collectors.joining(
                "\n", "| statement | shown as | cases | for example |\n|---|---|---|---|\n", "\n"));
  }

  private Stream<String> rows(ClinicalUse use) {
    return Needed.of(use.statement().use()).stream()
        .sorted()
        .map(
            needed -> {
              Set<String> by = seenBy(use, needed);
              String example = by.stream().findFirst().orElse("none");
              return "| "
                  + use.id()
                  + " | "
                  + needed.spoken
                  + " | "
                  + by.size()
                  + " | "
                  + example
                  + " |";
            });
  }

  /** Whether what a silent alert is about is nearly there, each kind by its own case. */
  private final class Near implements ClinicalUse.Cases<Boolean> {
    private final Inquiry inquiry;
    private final Considered silent;

    Near(Inquiry inquiry, Considered silent) {
      this.inquiry = inquiry;
      this.silent = silent;
    }

    @Override
    public Boolean undesirableEffect(UndesirableEffect use) {
      return silent.symptom() != null;
    }

    @Override
    public Boolean notRecognised(NotRecognised use) {
      return silent.symptom() != null;
    }

    /** The symptom of a red flag without its signs; of one by its own signs, a part of them. */
    @Override
    public Boolean warning(Warning use) {
      return use.index() == null
          ? silent.decisions().stream()
              .filter(d -> d.role() == Role.SIGNS)
              .anyMatch(d -> d.verdict().notMet() || partlyMet(d))
          : silent.symptom() != null;
    }

    private boolean partlyMet(Decision decision) {
      return (decision.parts().isEmpty() && decision.verdict().met())
          || decision.parts().stream().anyMatch(this::partlyMet);
    }

    /** Both drugs are on record, or one of them and a symptom of the pair. */
    @Override
    public Boolean interaction(Interaction use) {
      boolean partner =
          inquiry.exposures().stream()
              .map(Exposure::drug)
              .filter(drug -> !drug.equals(silent.exposure().drug()))
              .anyMatch(d -> use.interactants().stream().anyMatch(i -> knowledge.isA(d, i)));
      return partner || inquiry.symptoms().stream().anyMatch(s -> fits(s, use));
    }

    private boolean fits(Symptom symptom, Interaction use) {
      return use.effects().stream()
          .anyMatch(
              effect ->
                  knowledge.terms().concepts().closeness(symptom.concept(), effect).certain());
    }

    @Override
    public Boolean contraindication(Contraindication use) {
      return true;
    }

    @Override
    public Boolean indication(ClinicalUse.Indication use) {
      return false;
    }
  }
}
