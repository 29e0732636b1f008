package org.spasmwatch.rest.cdshooks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.spasmwatch.card.Explanation;
import org.spasmwatch.card.Explanation.Suspected;

/**
 * Writes the links of a card (CDS Hooks 2.0.1, "Link"): the page of the first drug, and those of
 * the first statements. They are {@code absolute}: there is nothing to launch.
 */
final class CardLinks {
  private static final int STATEMENTS = 2;
  private static final String STATEMENT = "ClinicalUseDefinition/";

  private CardLinks() {}

  static void write(Utf8Json json, Explanation explanation, String url) throws IOException {
    List<Suspected> suspects = explanation.suspects();
    if (suspects.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("links");
    String drug = suspects.get(0).drug();
    link(json, "What is known of " + words(drug), url + "/drugs/" + drug);
    for (String id : statements(suspects)) {
      link(json, "Evidence: " + words(id), url + "/statements/" + id);
    }
    json.writeEndArray();
  }

  private static List<String> statements(List<Suspected> suspects) {
    List<String> ids = new ArrayList<>(STATEMENTS);
    for (Suspected suspect : suspects) {
      for (String statement : suspect.statements()) {
        if (ids.size() < STATEMENTS && statement.startsWith(STATEMENT)) {
          String id = id(statement);
          if (!ids.contains(id)) {
            ids.add(id);
          }
        }
      }
    }
    return ids;
  }

  /** Of {@code ClinicalUseDefinition/id/_history/1}. */
  private static String id(String statement) {
    int end = statement.indexOf('/', STATEMENT.length());
    return statement.substring(STATEMENT.length(), end < 0 ? statement.length() : end);
  }

  private static String words(String id) {
    return id.replace('-', ' ');
  }

  private static void link(Utf8Json json, String label, String url) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", label);
    json.writeStringField("url", url);
    json.writeStringField("type", "absolute");
    json.writeEndObject();
  }
}
