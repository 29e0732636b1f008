package org.spasmwatch.rest.cdshooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.spasmwatch.card.Explanation;
import org.spasmwatch.card.Explanation.Suspected;

/**
 * Adds the links of a card (CDS Hooks 2.0.1, "Link"): the page of the first drug, and those of the
 * first statements. They are {@code absolute}: there is nothing to launch.
 */
final class CardLinks {
  private static final int STATEMENTS = 2;
  private static final String STATEMENT = "ClinicalUseDefinition/";

  private CardLinks() {}

  static void add(ObjectNode card, Explanation explanation, String url) {
    List<String> drugs =
        explanation.suspects().stream().map(Suspected::drug).limit(1).toList();
    List<String> statements =
        explanation.suspects().stream()
            .flatMap(s -> s.statements().stream())
            .filter(statement -> statement.startsWith(STATEMENT))
            .map(statement -> statement.substring(STATEMENT.length()).replaceFirst("/.*", ""))
            .distinct()
            .limit(STATEMENTS)
            .toList();
    if (drugs.isEmpty() && statements.isEmpty()) {
      return;
    }
    ArrayNode links = card.putArray("links");
    drugs.forEach(id -> link(links, "What is known of " + words(id), url + "/drugs/" + id));
    statements.forEach(id -> link(links, "Evidence: " + words(id), url + "/statements/" + id));
  }

  private static String words(String id) {
    return id.replace('-', ' ');
  }

  private static void link(ArrayNode links, String label, String url) {
    links.addObject().put("label", label).put("url", url).put("type", "absolute");
  }
}
