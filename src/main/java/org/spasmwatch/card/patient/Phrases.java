package org.spasmwatch.card.patient;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.spasmwatch.card.Words;
import org.spasmwatch.knowledge.KnowledgeBase;

/**
 * The phrases of one language, and the keys of the knowledge in plain words. What the catalog has
 * no plain words for goes by its label: a hospital may add findings of its own.
 */
final class Phrases {
  private final KnowledgeBase knowledge;
  private final Catalog catalog;

  Phrases(KnowledgeBase knowledge, Locale language) {
    this.knowledge = knowledge;
    this.catalog = Catalog.of(language);
  }

  /** The phrase of that key, filled in. */
  String say(String key, Object... with) {
    return catalog.phrase(key).with(with);
  }

  /** The phrase of that key where there is one. */
  Optional<String> find(String key) {
    return catalog.words(key);
  }

  String finding(String key) {
    return find("finding." + key)
        .or(() -> knowledge.terms().concepts().find(key).map(c -> c.label()))
        .orElse(key);
  }

  String analyte(String key) {
    return find("analyte." + key).orElseGet(() -> knowledge.terms().analyte(key).label());
  }

  String drug(String id) {
    return knowledge.nameOf(id);
  }

  /** The first {@code limit} of them, and how many more there are. */
  String some(List<String> items, int limit, String link) {
    if (items.size() <= limit) {
      return all(items, link);
    }
    String more = say("more", items.size() - limit);
    return String.join(", ", items.subList(0, limit)) + " " + say("link." + link) + " " + more;
  }

  String all(List<String> items, String link) {
    return Words.list(items, say("link." + link));
  }
}
