package org.spasmwatch.fhir.r5.terminology;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.CodeSystem;
import org.hl7.fhir.r5.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.ValueSet;
import org.hl7.fhir.r5.model.ValueSet.ConceptSetComponent;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.search.value.Value;

/**
 * The codes of our own value sets. They name codes, whole code systems of ours, or other sets; what
 * a set of anything else has is not known here.
 */
public final class Expansions {
  private static final String BY_ID = "ValueSet/";
  private static final int DEEPEST = 10;

  private final Function<String, Stream<DomainResource>> resources;

  /**
   * @param resources those of a type that are served
   */
  public Expansions(Function<String, Stream<DomainResource>> resources) {
    this.resources = resources;
  }

  /** By canonical URL, with or without a version, or by {@code ValueSet/id}. */
  public Optional<ValueSet> find(String reference) {
    return reference.startsWith(BY_ID)
        ? resources
            .apply("ValueSet")
            .filter(r -> r.getIdPart().equals(reference.substring(BY_ID.length())))
            .map(ValueSet.class::cast)
            .findFirst()
        : named(ValueSet.class, reference);
  }

  private <R extends CanonicalResource> Optional<R> named(Class<R> type, String canonical) {
    String[] parts = canonical.split("\\|", 2);
    return resources
        .apply(type.getSimpleName())
        .map(type::cast)
        .filter(r -> parts[0].equals(r.getUrl()))
        .filter(r -> parts.length == 1 || parts[1].equals(r.getVersion()))
        .findFirst();
  }

  /** Its codes as tokens; empty when there is no such set, or it cannot be expanded. */
  public Optional<Set<Value>> codes(String reference) {
    return find(reference)
        .flatMap(this::of)
        .map(
            codings ->
                codings.stream()
                    .map(c -> Value.token(c.getSystem(), c.getCode()))
                    .collect(Collectors.toSet()));
  }

  /** Its codes in order, with what they are called; empty when that is not known here. */
  public Optional<List<Coding>> of(ValueSet set) {
    return of(set, 0);
  }

  private Optional<List<Coding>> of(ValueSet set, int depth) {
    List<Coding> codes = new ArrayList<>();
    Set<String> excluded = new HashSet<>();
    for (ConceptSetComponent part : set.getCompose().getExclude()) {
      Optional<List<Coding>> without = part(part, depth);
      if (without.isEmpty()) {
        return without;
      }
      without.get().forEach(c -> excluded.add(key(c)));
    }
    Set<String> seen = new LinkedHashSet<>(excluded);
    for (ConceptSetComponent part : set.getCompose().getInclude()) {
      Optional<List<Coding>> with = part(part, depth);
      if (with.isEmpty()) {
        return with;
      }
      with.get().stream().filter(c -> seen.add(key(c))).forEach(codes::add);
    }
    return Optional.of(codes);
  }

  private static String key(Coding coding) {
    return coding.getSystem() + "|" + coding.getCode();
  }

  /** A part names codes or a system, sets, or both: then what all of them have. */
  private Optional<List<Coding>> part(ConceptSetComponent part, int depth) {
    if (part.hasFilter() || depth > DEEPEST) {
      return Optional.empty();
    }
    Optional<List<Coding>> codes =
        part.hasSystem() ? ofSystem(part) : Optional.of(new ArrayList<Coding>());
    for (int i = 0; i < part.getValueSet().size() && codes.isPresent(); i++) {
      boolean first = i == 0 && !part.hasSystem();
      List<Coding> before = codes.get();
      codes =
          find(part.getValueSet().get(i).getValue())
              .flatMap(set -> of(set, depth + 1))
              .map(other -> first ? other : both(before, other));
    }
    return codes;
  }

  private static List<Coding> both(List<Coding> some, List<Coding> others) {
    Set<String> keys = others.stream().map(Expansions::key).collect(Collectors.toSet());
    return some.stream().filter(c -> keys.contains(key(c))).toList();
  }

  private Optional<List<Coding>> ofSystem(ConceptSetComponent part) {
    Optional<CodeSystem> system = named(CodeSystem.class, part.getSystem());
    List<Coding> all =
        system.stream()
            .flatMap(s -> concepts(s.getConcept()))
            .map(c -> new Coding(part.getSystem(), c.getCode(), c.getDisplay()))
            .toList();
    if (!part.hasConcept()) {
      return system.map(s -> all);
    }
    return Optional.of(
        part.getConcept().stream()
            .map(
                c ->
                    new Coding(
                        part.getSystem(),
                        c.getCode(),
                        c.hasDisplay() ? c.getDisplay() : display(all, c.getCode())))
            .toList());
  }

  private static @Nullable String display(List<Coding> all, String code) {
    return all.stream()
        .filter(c -> code.equals(c.getCode()))
        .map(Coding::getDisplay)
        .findFirst()
        .orElse(null);
  }

  private static Stream<ConceptDefinitionComponent> concepts(
      List<ConceptDefinitionComponent> concepts) {
    return concepts.stream().flatMap(c -> Stream.concat(Stream.of(c), concepts(c.getConcept())));
  }
}
