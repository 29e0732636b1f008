package org.spasmwatch.workbench.curate.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Criterion.AtLeast;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.monograph.ClinicalLogic;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.workbench.curate.form.Lists.Item;

/**
 * The conditions that can be written by their name alone: those that statements name already, and
 * every finding.
 */
final class Conditions {
  private final ClinicalLogic logic;
  private final Map<String, Item> found = new LinkedHashMap<>();

  private Conditions(KnowledgeBase knowledge) {
    this.logic = new ClinicalLogic(knowledge);
  }

  static Stream<Item> of(KnowledgeBase knowledge) {
    Conditions conditions = new Conditions(knowledge);
    knowledge.records().statements().flatMap(Conditions::of).forEach(conditions::look);
    for (Concept concept : knowledge.terms().concepts().all()) {
      conditions.found.putIfAbsent(
          concept.key(), new Item(concept.key(), concept.label(), concept.names()));
    }
    return conditions.found.values().stream();
  }

  private static Stream<Criterion> of(ClinicalUse use) {
    Population population = use.statement().population();
    return Stream.of(
            population.gates().stream(),
            population.modifiers().stream().map(Population.Modifier::when),
            population.urgencyRules().stream().map(Population.UrgencyRule::when),
            use.statement().advice().stream().map(Advice::unless),
            use instanceof Warning warning
                ? Stream.ofNullable(warning.signs())
                : Stream.<Criterion>empty())
        .flatMap(criteria -> criteria)
        .filter(Objects::nonNull);
  }

  /** One that has a name is that name around a single part. */
  private void look(Criterion criterion) {
    if (criterion instanceof AtLeast several) {
      if (several.parts().size() == 1) {
        String words = logic.condition(several.parts().get(0));
        found.putIfAbsent(several.key(), new Item(several.key(), words, List.of()));
      }
      several.parts().forEach(this::look);
    }
  }
}
