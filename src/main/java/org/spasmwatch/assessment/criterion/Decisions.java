package org.spasmwatch.assessment.criterion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.spasmwatch.assessment.criterion.Decision.Role;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.knowledge.Statement;

/** Decides every criterion of a statement, with its parts, for an explanation. */
public final class Decisions {
  private final Criteria criteria;

  public Decisions(Criteria criteria) {
    this.criteria = criteria;
  }

  /** All of a statement; {@code signs} are the criteria of its kind, or none. */
  public List<Decision> of(Statement statement, List<Criterion> signs) {
    Population population = statement.population();
    List<Decision> all = new ArrayList<>();
    signs.forEach(c -> all.add(decision(Role.SIGNS, "", c)));
    population.gates().forEach(c -> all.add(decision(Role.GATE, "", c)));
    population
        .urgencyRules()
        .forEach(r -> all.add(decision(Role.URGENCY, code(r.urgency()), r.when())));
    population.modifiers().forEach(m -> all.add(decision(Role.MODIFIER, m.text(), m.when())));
    for (Advice advice : statement.advice()) {
      Criterion unless = advice.unless();
      if (unless != null) {
        all.add(decision(Role.WITHHOLDS, advice.key(), unless));
      }
    }
    return all;
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Decision decision(Role role, String about, Criterion criterion) {
    List<Decision> parts = criterion.parts().stream().map(c -> decision(Role.PART, "", c)).toList();
    return new Decision(role, about, criterion, criteria.decide(criterion), parts);
  }
}
