package org.spasmwatch.terminology;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A finding that a patient can have, under the project's own key, with the codes and names it goes
 * by. {@code broader} are the keys it is a kind of, {@code related} the keys recorded for it in
 * practice, {@code problem} the group of findings that share one card (null for findings that only
 * accompany others).
 */
public record Concept(
    String key,
    String label,
    Set<Code> codes,
    List<String> names,
    Set<String> broader,
    Set<String> related,
    @Nullable String problem) {
  public Concept {
    requireNonNull(key, "key");
    requireNonNull(label, "label");
    codes = Set.copyOf(codes);
    names = List.copyOf(names);
    broader = Set.copyOf(broader);
    related = Set.copyOf(related);
  }
}
