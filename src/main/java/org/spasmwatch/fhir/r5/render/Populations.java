package org.spasmwatch.fhir.r5.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.CodeType;
import org.hl7.fhir.r5.model.Group;
import org.hl7.fhir.r5.model.Group.GroupMembershipBasis;
import org.hl7.fhir.r5.model.Group.GroupType;
import org.hl7.fhir.r5.model.Reference;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.Statement;

/**
 * The Groups of one statement: one for each role that a criterion has in it. Characteristics of one
 * Group are and-ed; the Groups of a population are or-ed, which FHIR leaves open and the narrative
 * says.
 */
public final class Populations {
  private static final int LONGEST_ID = 64;
  private static final int HASH = 9;

  /** What the criteria of a Group are for. */
  enum Role {
    /** The statement applies only to these patients. */
    POPULATION("The statement applies to patients with all of these characteristics."),
    /** In these patients it is likelier or more urgent. */
    RISK_FACTOR("A risk factor: it changes likelihood or urgency and silences nothing."),
    /** In these patients it has another urgency. */
    URGENCY("With these characteristics the statement has another urgency."),
    /** The signs at which a warning fires, or that would show another cause. */
    SIGNS("The signs that the warning is about."),
    /** From these patients an advice is withheld. */
    UNLESS("An advice is withheld from patients with these characteristics.");

    private final String says;

    Role(String says) {
      this.says = says;
    }
  }

  private final KnowledgeBase knowledge;
  private final ClinicalUse use;
  private final Characteristics characteristics;

  public Populations(KnowledgeBase knowledge, ClinicalUse use) {
    this.knowledge = knowledge;
    this.use = use;
    this.characteristics = new Characteristics(knowledge);
  }

  /** All of them. */
  public List<Group> groups() {
    Population population = use.statement().population();
    List<Group> groups = new ArrayList<>(gates(population.gates()));
    number(Role.RISK_FACTOR, population.modifiers().stream().map(m -> m.when()), groups);
    number(Role.URGENCY, population.urgencyRules().stream().map(r -> r.when()), groups);
    if (use instanceof ClinicalUse.Warning warning && warning.signs() != null) {
      groups.add(group(Role.SIGNS, 1, List.of(warning.signs())));
    }
    List<Advice> advice = use.statement().advice();
    for (int i = 0; i < advice.size(); i++) {
      Criterion unless = advice.get(i).unless();
      if (unless != null) {
        groups.add(group(Role.UNLESS, i + 1, List.of(unless)));
      }
    }
    return groups;
  }

  /** One Group, in which all gates have to hold; "any of" as the only gate is a Group for each. */
  private List<Group> gates(List<Criterion> gates) {
    if (gates.isEmpty()) {
      return List.of();
    }
    if (gates.size() == 1
        && gates.get(0) instanceof Criterion.AtLeast any
        && any.count() == 1
        && any.parts().size() > 1) {
      return IntStream.range(0, any.parts().size())
          .mapToObj(i -> alternative(any.key(), i + 1, any.parts().get(i)))
          .toList();
    }
    return List.of(group(Role.POPULATION, 1, gates));
  }

  private Group alternative(String key, int number, Criterion part) {
    Group group = group(Role.POPULATION, number, List.of(part));
    group.addExtension(Complex.simple("alternative-of", new CodeType(key)));
    return group;
  }

  private void number(Role role, Stream<Criterion> criteria, List<Group> groups) {
    List<Criterion> all = criteria.toList();
    for (int i = 0; i < all.size(); i++) {
      groups.add(group(role, i + 1, List.of(all.get(i))));
    }
  }

  private Group group(Role role, int number, List<Criterion> criteria) {
    Statement statement = use.statement();
    String id = id(statement.id(), role, number);
    Group group = new Group();
    group.setId(id);
    group.setMeta(
        Elements.meta(knowledge.versionOf(RecordId.statement(statement.id())), "population-group"));
    group.addIdentifier(Elements.identifier("groups", id));
    group.setType(GroupType.PERSON).setMembership(GroupMembershipBasis.DEFINITIONAL);
    group.setCode(Elements.concept(Elements.own("population-role", role)));
    group.setName(id);
    group.setDescription(role.says);
    group.addExtension(Complex.simple("statement", Elements.definition(statement.id())));
    criteria.forEach(c -> group.addCharacteristic(characteristics.render(c)));
    String keys = String.join(" and ", criteria.stream().map(Criterion::key).toList());
    group.setText(Narratives.of(keys.replace('-', ' '), List.of(role.says, statement.text())));
    return group;
  }

  /** The Groups of the gates, as the definition refers to them. */
  List<Reference> population() {
    return gates(use.statement().population().gates()).stream()
        .map(g -> new Reference("Group/" + g.getIdPart()))
        .toList();
  }

  /**
   * @param number from 1, the place in the list that the criterion stands in
   */
  Reference reference(Role role, int number) {
    return new Reference("Group/" + id(use.id(), role, number));
  }

  /** Of an id that would be too long, the end is given up for a hash that keeps it apart. */
  static String id(String statement, Role role, int number) {
    String suffix = "-" + Elements.code(role) + "-" + number;
    if (statement.length() + suffix.length() <= LONGEST_ID) {
      return statement + suffix;
    }
    String hash = "-%08x".formatted(statement.hashCode());
    return statement.substring(0, LONGEST_ID - suffix.length() - HASH) + hash + suffix;
  }
}
