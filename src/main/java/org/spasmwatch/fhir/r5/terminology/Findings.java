package org.spasmwatch.fhir.r5.terminology;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.search.value.Escapes;
import org.spasmwatch.fhir.search.value.Value;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.terminology.Concept;

/** The one hierarchy of codes there is: findings, and what each is a kind of. */
public final class Findings {
  private static final String SYSTEM = Canonicals.codeSystem("finding");

  private final KnowledgeBase knowledge;

  public Findings(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  /** A finding, by our key or any code it is known by, with all that are kinds of it. */
  public Optional<Set<Value>> kindsOf(String token) {
    return closure(token, key -> all().filter(c -> c.broader().contains(key)).map(Concept::key));
  }

  /** A finding with all that it is a kind of. */
  public Optional<Set<Value>> widerThan(String token) {
    return closure(token, key -> knowledge.terms().concepts().require(key).broader().stream());
  }

  private Stream<Concept> all() {
    Collection<Concept> all = knowledge.terms().concepts().all();
    return all.stream();
  }

  private Optional<Set<Value>> closure(String token, Function<String, Stream<String>> next) {
    Set<String> keys = keys(token);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    Set<String> reached = new HashSet<>(keys);
    Deque<String> open = new ArrayDeque<>(keys);
    while (!open.isEmpty()) {
      next.apply(open.pop()).filter(reached::add).forEach(open::push);
    }
    return Optional.of(
        reached.stream().map(key -> Value.token(SYSTEM, key)).collect(Collectors.toSet()));
  }

  private Set<String> keys(String token) {
    int bar = token.indexOf('|');
    String system = bar < 0 ? "" : token.substring(0, bar);
    String code = Escapes.unescape(token.substring(bar + 1));
    return all()
        .filter(
            c ->
                (bar < 0 || system.equals(SYSTEM)) && c.key().equals(code)
                    || c.codes().stream()
                        .anyMatch(
                            own ->
                                own.code().equals(code)
                                    && (bar < 0 || own.system().equals(system))))
        .map(Concept::key)
        .collect(Collectors.toSet());
  }
}
