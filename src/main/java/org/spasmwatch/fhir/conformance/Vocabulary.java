package org.spasmwatch.fhir.conformance;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.Advice;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Population;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Concept;

/** The keys that one state of the knowledge uses, as lists of codes. */
final class Vocabulary {
  private final KnowledgeBase knowledge;

  /** One list: a code system and the value set of all its codes. */
  record CodeList(String id, String title, String description, List<Entry> entries) {
    CodeList {
      requireNonNull(id, "id");
      requireNonNull(title, "title");
      requireNonNull(description, "description");
      entries = List.copyOf(entries);
    }
  }

  /** One code; {@code parents} are the codes that it is a kind of. */
  record Entry(String code, String display, Set<String> parents) {
    Entry {
      requireNonNull(code, "code");
      requireNonNull(display, "display");
    }
  }

  Vocabulary(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  List<CodeList> lists() {
    return List.of(
        new CodeList(
            "analyte",
            "Analyte",
            "What is measured in a patient, under the keys of the knowledge.",
            analytes()),
        new CodeList(
            "criterion",
            "Criterion",
            "The names that the criteria of statements go by. What one of them looks at stands in"
                + " the Group that uses it.",
            named(criteria().map(Criterion::key))),
        new CodeList(
            "finding",
            "Finding",
            "The findings that statements speak of, under the keys of the knowledge. Where a public"
                + " terminology has a code for one, its resource carries that code too.",
            findings()),
        new CodeList(
            "management",
            "Management",
            "The names that advice goes by; its words stand where it is given.",
            named(advice().map(Advice::key))),
        new CodeList(
            "problem",
            "Problem",
            "The groups of findings. Statements about one group share a card.",
            named(problems())));
  }

  private List<Entry> findings() {
    return knowledge.terms().concepts().all().stream()
        .collect(Collectors.toMap(Concept::key, c -> c, (a, b) -> a, TreeMap::new))
        .values()
        .stream()
        .map(c -> new Entry(c.key(), c.label(), new TreeSet<>(c.broader())))
        .toList();
  }

  private List<Entry> analytes() {
    Map<String, Analyte> inOrder = new TreeMap<>(knowledge.terms().analytes());
    return inOrder.values().stream().map(a -> new Entry(a.key(), a.label(), Set.of())).toList();
  }

  private static List<Entry> named(Stream<String> keys) {
    return keys.collect(Collectors.toCollection(TreeSet::new)).stream()
        .map(key -> new Entry(key, key.replace('-', ' '), Set.of()))
        .toList();
  }

  private Stream<String> problems() {
    return Stream.concat(
            knowledge.terms().concepts().all().stream().map(Concept::problem),
            uses()
                .filter(ClinicalUse.Warning.class::isInstance)
                .map(use -> ((ClinicalUse.Warning) use).problem()))
        .filter(Objects::nonNull);
  }

  private Stream<ClinicalUse> uses() {
    return knowledge.records().uses().stream();
  }

  private Stream<Advice> advice() {
    return uses().flatMap(use -> use.statement().advice().stream());
  }

  private Stream<Criterion> criteria() {
    Stream<Criterion> signs =
        uses()
            .filter(ClinicalUse.Warning.class::isInstance)
            .map(use -> ((ClinicalUse.Warning) use).signs());
    Stream<Criterion> unless = advice().map(Advice::unless);
    return Stream.of(uses().flatMap(Vocabulary::populations), signs, unless)
        .flatMap(all -> all)
        .filter(Objects::nonNull)
        .flatMap(Vocabulary::withParts);
  }

  private static Stream<Criterion> populations(ClinicalUse use) {
    Population population = use.statement().population();
    return Stream.of(
            population.gates().stream(),
            population.modifiers().stream().map(Population.Modifier::when),
            population.urgencyRules().stream().map(Population.UrgencyRule::when))
        .flatMap(all -> all);
  }

  private static Stream<Criterion> withParts(Criterion criterion) {
    return Stream.concat(
        Stream.of(criterion), parts(criterion).stream().flatMap(Vocabulary::withParts));
  }

  private static Collection<Criterion> parts(Criterion criterion) {
    if (criterion instanceof Criterion.AtLeast several) {
      return several.parts();
    }
    if (criterion instanceof Criterion.Not not) {
      return List.of(not.part());
    }
    return criterion instanceof Criterion.Known known ? List.of(known.part()) : List.of();
  }
}
