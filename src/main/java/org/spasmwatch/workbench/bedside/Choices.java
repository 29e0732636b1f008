package org.spasmwatch.workbench.bedside;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.spasmwatch.card.OverrideReason;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.terminology.Units;
import org.spasmwatch.workbench.Keys;
import org.spasmwatch.workbench.bedside.Stories.Told;

/** What a form offers to choose from. */
public record Choices(
    List<Told> stories,
    List<String> drugs,
    List<String> findings,
    List<Option> analytes,
    List<String> units,
    List<Option> overrides) {
  public Choices {
    stories = List.copyOf(stories);
    drugs = List.copyOf(drugs);
    findings = List.copyOf(findings);
    analytes = List.copyOf(analytes);
    units = List.copyOf(units);
    overrides = List.copyOf(overrides);
  }

  /** A value and what is said for it, or the key of the word for it. */
  public record Option(String value, String label) {}

  static Choices of(KnowledgeBase knowledge, Locale locale) {
    return new Choices(
        Stories.all(locale),
        knowledge.records().drugs().stream()
            .flatMap(drug -> Stream.concat(Stream.of(drug.name()), drug.names().stream()))
            .distinct()
            .sorted(String.CASE_INSENSITIVE_ORDER)
            .toList(),
        knowledge.terms().concepts().all().stream()
            .flatMap(concept -> concept.names().stream().limit(1))
            .distinct()
            .sorted()
            .toList(),
        knowledge.terms().analytes().values().stream()
            .map(a -> new Option(a.key(), a.label() + ", " + Units.spoken(a.unit())))
            .sorted(Comparator.comparing(Option::label))
            .toList(),
        knowledge.terms().analytes().values().stream()
            .flatMap(a -> Stream.concat(Stream.of(a.unit()), a.conversions().keySet().stream()))
            .distinct()
            .sorted()
            .toList(),
        Stream.of(OverrideReason.values())
            .map(reason -> new Option(reason.code(), Keys.of("override", reason)))
            .toList());
  }
}
