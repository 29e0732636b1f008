package org.spasmwatch.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.ClinicalUse.UndesirableEffect;
import org.spasmwatch.knowledge.ClinicalUse.Warning;
import org.spasmwatch.knowledge.ClinicalUse.Warning.Kind;
import org.spasmwatch.knowledge.KnowledgeBase.Records;

/**
 * Which drug belongs to which class, and what is said about each of them. Laid out once, so that a
 * question about one drug costs the same however much is known of others.
 */
final class Subjects {
  private final Map<String, Set<String>> classesOf = new HashMap<>();
  private final Map<String, Said> about = new HashMap<>();

  Subjects(Records records) {
    for (DrugClass drugClass : records.classes()) {
      for (DrugClass.Member member : drugClass.members()) {
        classesOf.computeIfAbsent(member.drug(), d -> new LinkedHashSet<>()).add(drugClass.id());
      }
    }
    Map<String, List<ClinicalUse>> bySubject =
        records.uses().stream().collect(Collectors.groupingBy(ClinicalUse::subject));
    Set<String> spokenOf = new HashSet<>(bySubject.keySet());
    spokenOf.addAll(classesOf.keySet());
    for (String subject : spokenOf) {
      List<ClinicalUse> all = new ArrayList<>();
      Stream.concat(Stream.of(subject), classesOf(subject).stream())
          .forEach(one -> all.addAll(bySubject.getOrDefault(one, List.of())));
      about.put(subject, new Said(subject, all));
    }
  }

  private Set<String> classesOf(String drug) {
    return classesOf.getOrDefault(drug, Set.of());
  }

  /** Whether the drug is the subject itself or a member of the class of that id. */
  boolean isA(String drug, String subject) {
    return drug.equals(subject) || classesOf(drug).contains(subject);
  }

  /** All about a drug: its own statements and those of its classes, in order of id. */
  <T extends ClinicalUse> List<T> about(String drug, Class<T> kind) {
    return Said.of(about.getOrDefault(drug, Said.NOTHING).all, kind);
  }

  /** The same without what a class says of a matter that the drug's own page speaks of. */
  <T extends ClinicalUse> List<T> foremost(String drug, Class<T> kind) {
    return Said.of(about.getOrDefault(drug, Said.NOTHING).foremost, kind);
  }

  /** What is said about one drug or class, by kind; all of it under the kind of all kinds. */
  private static final class Said {
    static final Said NOTHING = new Said("", List.of());

    private final Map<Class<?>, List<ClinicalUse>> all;
    private final Map<Class<?>, List<ClinicalUse>> foremost;

    Said(String subject, List<ClinicalUse> uses) {
      Set<Object> ofItsOwn =
          uses.stream()
              .filter(use -> use.subject().equals(subject))
              .flatMap(use -> matter(use).stream())
              .collect(Collectors.toSet());
      Predicate<ClinicalUse> first =
          use -> use.subject().equals(subject) || matter(use).filter(ofItsOwn::contains).isEmpty();
      all = byKind(uses);
      foremost = byKind(uses.stream().filter(first).toList());
    }

    private static Map<Class<?>, List<ClinicalUse>> byKind(List<ClinicalUse> uses) {
      Map<Class<?>, List<ClinicalUse>> kinds = new HashMap<>();
      uses.forEach(u -> kinds.computeIfAbsent(u.getClass(), k -> new ArrayList<>()).add(u));
      kinds.put(ClinicalUse.class, uses);
      kinds.replaceAll((kind, some) -> List.copyOf(some));
      return Map.copyOf(kinds);
    }

    /** What a drug's own page can say in the place of its class. */
    private static Optional<Object> matter(ClinicalUse use) {
      if (use instanceof UndesirableEffect effect) {
        return Optional.of(List.of(effect.effect(), effect.phase()));
      }
      return use instanceof Warning warning && warning.kind() == Kind.DIFFERENTIAL
          ? Optional.of(warning.label())
          : Optional.empty();
    }

    @SuppressWarnings("unchecked") // what stands under a kind is of that kind
    static <T extends ClinicalUse> List<T> of(
        Map<Class<?>, List<ClinicalUse>> kinds, Class<T> kind) {
      return (List<T>) kinds.getOrDefault(kind, List.of());
    }
  }
}
