package org.spasmwatch.monograph;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.knowledge.ClinicalUse.Indication;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised;
import org.spasmwatch.knowledge.ClinicalUse.Phase;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.Population.Changes;
import org.spasmwatch.knowledge.Population.Modifier;
import org.spasmwatch.knowledge.Population.UrgencyRule;
import org.spasmwatch.knowledge.Urgency;

/** How urgent a statement is, by which rule, and what makes it more so. */
final class UrgencyWords {
  private final CriterionWords criteria;

  UrgencyWords(CriterionWords criteria) {
    this.criteria = criteria;
  }

  String of(ClinicalUse use) {
    String why = use.match(new Why());
    String base = said(stated(use)) + (why.isEmpty() ? "" : ": " + why);
    List<UrgencyRule> rules = use.statement().population().urgencyRules();
    if (rules.isEmpty()) {
      return base;
    }
    return base
        + ". Instead, the first of these that is met: "
        + rules.stream().map(this::rule).collect(Collectors.joining("; "));
  }

  /** A pair that is itself the matter has the urgency of being together. */
  private static Urgency stated(ClinicalUse use) {
    Urgency stated = use.statement().urgency();
    return use instanceof Interaction pair && pair.effects().isEmpty()
        ? Objects.requireNonNullElse(pair.together(), stated)
        : stated;
  }

  private String rule(UrgencyRule rule) {
    return said(rule.urgency()) + " when " + criteria.of(rule.when()) + Names.claims(rule.claims());
  }

  String modifier(Modifier modifier) {
    String raises =
        modifier.changes() == Changes.URGENCY
            ? "more urgent by one step, at most same-day"
            : "likelier";
    String caveat = modifier.caveat();
    return modifier.text()
        + ": "
        + criteria.of(modifier.when())
        + " → "
        + raises
        + Names.claims(modifier.claims())
        + (caveat == null ? "" : ". " + caveat);
  }

  /** The urgency and the indicator of the card. */
  private static String said(Urgency urgency) {
    return switch (urgency) {
      case EMERGENCY -> "**emergency**, critical card";
      case SAME_DAY -> "**same-day**, warning card";
      case ROUTINE -> "**routine**, info card";
      case SELF_CARE -> "**self-care**, info card";
    };
  }

  /** Which rule of the semantics gives the urgency that no source states in so many words. */
  private static final class Why implements ClinicalUse.Cases<String> {
    @Override
    public String undesirableEffect(UndesirableEffect use) {
      return switch (use.statement().urgency()) {
        case EMERGENCY -> "";
        case SAME_DAY -> use.phase() == Phase.WITHDRAWAL ? "withdrawal symptoms are same-day" : "";
        case ROUTINE, SELF_CARE -> "nothing more urgent is stated";
      };
    }

    @Override
    public String interaction(Interaction use) {
      return use.effects().isEmpty()
          ? "an instruction to be cautious that the patient's data break is same-day"
          : "the symptom of a pair is same-day";
    }

    @Override
    public String contraindication(Contraindication use) {
      return use.statement().urgency() == Urgency.SAME_DAY
          ? "an instruction to avoid or to keep to a limit that the patient's data break is same-day"
          : "nobody can tell from a record that the instruction is broken";
    }

    @Override
    public String warning(Warning use) {
      return switch (use.kind()) {
        case RED_FLAG -> "a red flag; no self-care on its card";
        case DIFFERENTIAL, PRECAUTION -> "counts only where its signs are there";
        case REGULATORY -> "";
      };
    }

    @Override
    public String indication(Indication use) {
      return "";
    }

    @Override
    public String notRecognised(NotRecognised use) {
      return "";
    }
  }
}
