package org.spasmwatch.workbench.browse;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.terminology.Lexicon;

/**
 * Looks for a text among all that drugs, findings and statements go by: names, brands, codes, ids
 * of claims, and the sentences themselves. Every word has to be there; what begins with it comes
 * first.
 */
public final class Search {
  static final int MOST = 40;
  private static final int LONGEST = 100;

  private final KnowledgeBase knowledge;
  private final List<String> words;

  Search(KnowledgeBase knowledge, String text) {
    this.knowledge = knowledge;
    String lower = text.strip().toLowerCase(Locale.ROOT);
    String cut = lower.substring(0, Math.min(LONGEST, lower.length()));
    this.words = Stream.of(cut.split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  /**
   * Something that was found.
   *
   * @param kind the key of the word for what it is
   * @param name by which it was found, where that is not its label
   */
  public record Hit(String kind, String href, String label, String name, String text) {
    public Hit {
      requireNonNull(kind, "kind");
      requireNonNull(href, "href");
    }
  }

  /** The first of what was found, and whether there is more. */
  public record Found(List<Hit> hits, boolean more) {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  Found found() {
    List<Hit> all = words.isEmpty() ? List.of() : all();
    return new Found(all.stream().limit(MOST).toList(), all.size() > MOST);
  }

  /** Drugs and classes first, then what is said of the findings that are meant, then the rest. */
  private List<Hit> all() {
    return Stream.of(drugs(), classes(), ofFindings(), statements())
        .flatMap(hits -> hits)
        .collect(Collectors.toMap(Hit::href, hit -> hit, (a, b) -> a, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }

  private Stream<Hit> drugs() {
    Lexicon lexicon = knowledge.terms().drugs();
    Set<String> named = lexicon.named(String.join(" ", words));
    return knowledge.records().drugs().stream()
        .map(
            drug ->
                new Hit(
                    "kindDrug",
                    "/drugs/" + drug.id(),
                    drug.name(),
                    among(drug.name(), drug.names(), drug.codes(), named.contains(drug.id())),
                    ""))
        .filter(hit -> !hit.name().isEmpty())
        .sorted(Comparator.comparing((Hit hit) -> !begins(hit.label())).thenComparing(Hit::label));
  }

  private Stream<Hit> classes() {
    return knowledge.records().classes().stream()
        .map(
            group ->
                new Hit(
                    "kindClass",
                    "/drugs/" + group.id(),
                    group.name(),
                    among(group.name(), List.of(), group.codes(), false),
                    ""))
        .filter(hit -> !hit.name().isEmpty());
  }

  /** The name or code that has every word; empty where none has. */
  private String among(
      String label, Collection<String> names, Collection<Code> codes, boolean otherwise) {
    Stream<String> all =
        Stream.of(Stream.of(label), names.stream(), codes.stream().map(Code::code))
            .flatMap(texts -> texts);
    return all.filter(this::has).findFirst().orElse(otherwise ? String.join(" ", words) : "");
  }

  private boolean has(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return words.stream().allMatch(lower::contains);
  }

  private boolean begins(String text) {
    return text.toLowerCase(Locale.ROOT).startsWith(words.get(0));
  }

  private Stream<Hit> ofFindings() {
    Set<String> findings =
        knowledge.terms().concepts().all().stream()
            .filter(c -> !among(c.label(), c.names(), c.codes(), false).isEmpty())
            .map(Concept::key)
            .collect(Collectors.toSet());
    return statements(use -> findings.contains(effect(use)));
  }

  private static String effect(ClinicalUse use) {
    if (use instanceof ClinicalUse.UndesirableEffect effect) {
      return effect.effect();
    }
    return use instanceof ClinicalUse.NotRecognised not ? not.effect() : "";
  }

  private Stream<Hit> statements() {
    return statements(
        use ->
            has(use.statement().text())
                || has(use.id())
                || use.statement().allClaims().anyMatch(this::has));
  }

  private Stream<Hit> statements(Predicate<ClinicalUse> wanted) {
    Entries entries = new Entries(knowledge);
    return knowledge.records().uses().stream()
        .filter(wanted)
        .sorted(
            Comparator.comparing((ClinicalUse use) -> use.statement().use())
                .thenComparing(ClinicalUse::id))
        .map(
            use ->
                new Hit(
                    Entries.heading(use),
                    "/statements/" + use.id(),
                    knowledge.nameOf(use.subject()) + ": " + entries.of(use, "").title(),
                    "",
                    use.statement().text()));
  }
}
