package org.spasmwatch.monograph;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.Contraindication;
import org.spasmwatch.knowledge.ClinicalUse.Indication;
import org.spasmwatch.knowledge.ClinicalUse.Interaction;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised;
import org.spasmwatch.knowledge.ClinicalUse.NotRecognised.Denies;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Statement.Use;

/** What has to be in a patient's data for a statement to fire, each kind by its own case. */
final class Triggers implements ClinicalUse.Cases<String> {
  private static final String WHILE_TAKEN =
      ", or was when it began, and it is not certain that it began before the drug";

  private final KnowledgeBase knowledge;
  private final Names names;
  private final CriterionWords criteria;

  Triggers(KnowledgeBase knowledge, Names names, CriterionWords criteria) {
    this.knowledge = knowledge;
    this.names = names;
    this.criteria = criteria;
  }

  @Override
  public String undesirableEffect(UndesirableEffect use) {
    String drug = names.subject(use.subject());
    return switch (use.phase()) {
      case ON_TREATMENT -> effect(use) + " is current; " + drug + " is taken" + WHILE_TAKEN;
      case WITHDRAWAL ->
          effect(use)
              + " is current and began from the day on which "
              + drug
              + " was stopped to the last day of its window, "
              + windows(use.subject())
              + ending(use);
      case OVERDOSE ->
          effect(use) + " is current, " + drug + " is taken and an overdose is on record";
    };
  }

  /** An order that would end the drug is warned of before anything can have begun. */
  private static String ending(UndesirableEffect use) {
    return use.statement().use() == Use.ALERT
        ? "; or an order of this moment ends it, then without a symptom and same-day at most"
        : "";
  }

  private String effect(UndesirableEffect use) {
    String itself =
        names.finding(use.effect()) + " (a kind of it, or a vaguer word that may mean it)";
    return use.presentsAs().isEmpty()
        ? itself
        : itself + ", or as it is recorded: " + names.findings(use.presentsAs()) + ",";
  }

  /** Of a class the windows of its members too, where they have their own. */
  private String windows(String subject) {
    Stream<String> own =
        knowledge.records().classes().stream()
            .filter(c -> c.id().equals(subject))
            .flatMap(c -> c.members().stream())
            .map(DrugClass.Member::drug)
            .filter(drug -> knowledge.policy().find(window(drug)).isPresent())
            .map(drug -> drug + " " + names.limit(window(drug)));
    String theirs = own.collect(Collectors.joining(", "));
    return names.limit(window(subject)) + (theirs.isEmpty() ? "" : "; " + theirs);
  }

  private static String window(String of) {
    return "withdrawal-window." + of;
  }

  @Override
  public String interaction(Interaction use) {
    String pair =
        names.subject(use.subject())
            + " is taken together with "
            + use.interactants().stream().map(names::subject).collect(Collectors.joining(" or "));
    if (use.effects().isEmpty()) {
      return pair + "; each of the two meets the gates";
    }
    String alone =
        use.together() == null
            ? ""
            : "; without a symptom "
                + Names.code(use.together())
                + ", and on opening a chart not at all";
    return pair
        + ", and one of these is current and not certain to have begun before the pair: "
        + names.findings(use.effects())
        + alone;
  }

  @Override
  public String contraindication(Contraindication use) {
    return names.subject(use.subject())
        + " is taken now and every gate is certainly met; no symptom is needed";
  }

  @Override
  public String warning(Warning use) {
    return switch (use.kind()) {
      case RED_FLAG -> redFlag(use);
      case DIFFERENTIAL, PRECAUTION -> beside(use);
      case REGULATORY -> "";
    };
  }

  private String redFlag(Warning use) {
    String drug = names.subject(use.subject());
    String index = use.index();
    return index == null
        ? signs(use.signs()) + "; " + drug + " is taken" + WHILE_TAKEN
        : names.finding(index)
            + " (any kind of it) is current while "
            + drug
            + " is taken, whichever began first, and near it, "
            + names.limit("red-flag-window")
            + ": "
            + signs(use.signs());
  }

  private String signs(@Nullable Criterion signs) {
    return signs == null ? "" : criteria.of(signs);
  }

  private String beside(Warning use) {
    String index = use.index();
    return "a card of the drug about the problem "
        + use.problem()
        + (index == null ? "" : ", with " + names.finding(index) + " current")
        + (use.signs() == null ? "" : ", unless refuted: " + signs(use.signs()));
  }

  @Override
  public String indication(Indication use) {
    return "";
  }

  @Override
  public String notRecognised(NotRecognised use) {
    return use.denies() == Denies.TREATS
        ? ""
        : names.finding(use.effect())
            + " (a kind of it, or a vaguer word that may mean it) is current and "
            + names.subject(use.subject())
            + " is taken; a line on the card of another suspect, a card of its own where there is"
            + " none";
  }
}
