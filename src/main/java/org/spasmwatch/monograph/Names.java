package org.spasmwatch.monograph;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.terminology.Analyte;

/** The keys of the knowledge as a person names them; a key without a name stands for itself. */
final class Names {
  private final KnowledgeBase knowledge;

  Names(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  String finding(String key) {
    return knowledge.terms().concepts().label(key);
  }

  String findings(List<String> keys) {
    return keys.stream().map(this::finding).collect(Collectors.joining(", "));
  }

  String analyte(String key) {
    Analyte analyte = knowledge.terms().analytes().get(key);
    return analyte == null ? key : analyte.label();
  }

  /** A drug by its name, a class as any of its members. */
  String subject(String id) {
    return knowledge.drug(id).isPresent() ? drug(id) : "any of the " + knowledge.nameOf(id);
  }

  String drug(String id) {
    return knowledge.nameOf(id);
  }

  String source(String id) {
    return "\"" + knowledge.source(id).map(s -> s.title()).orElse(id) + "\"";
  }

  /** {@code ≤ 10 days (`withdrawal-window.gabapentin`)}. */
  String limit(String key) {
    return limit(key, "");
  }

  /** With what there is to note about it, inside the brackets. */
  String limit(String key, String note) {
    String number = knowledge.policy().find(key).map(Limit::spoken).orElse("not set");
    return number + " (`" + key + "`" + note + ")";
  }

  /** {@code SAME_DAY} as {@code same-day}. */
  static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code [GBP-UE-08, GBP-UE-10]}; nothing where there are none. */
  static String claims(List<String> claims) {
    return claims.isEmpty() ? "" : " [" + String.join(", ", claims) + "]";
  }
}
