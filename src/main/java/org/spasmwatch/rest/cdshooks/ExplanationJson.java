package org.spasmwatch.rest.cdshooks;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.spasmwatch.assessment.concern.Naranjo;
import org.spasmwatch.assessment.concern.Naranjo.Item;
import org.spasmwatch.card.Explanation;
import org.spasmwatch.card.Explanation.Suspected;

/** Renders why a card is shown; what there is nothing of is left out. */
final class ExplanationJson {
  private final Utf8Json json;

  private ExplanationJson(Utf8Json json) {
    this.json = json;
  }

  static void write(Utf8Json json, Explanation explanation) throws IOException {
    new ExplanationJson(json).write(explanation);
  }

  private void write(Explanation explanation) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", Explanation.VERSION);
    json.writeStringField("knowledgeVersion", explanation.knowledgeVersion());
    texts("claims", explanation.claims());
    texts("statements", explanation.statements());
    texts("about", explanation.about());
    json.text("timing", explanation.timing());
    json.text("certainty", explanation.certainty());
    texts("missing", sorted(explanation.missing()));
    texts("policy", sorted(explanation.policy()));
    suspects(explanation.suspects());
    json.writeEndObject();
  }

  private static Collection<String> sorted(Set<String> keys) {
    return keys.size() < 2 ? keys : new TreeSet<>(keys);
  }

  private void suspects(List<Suspected> suspects) throws IOException {
    if (suspects.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("suspects");
    for (Suspected suspect : suspects) {
      json.writeStartObject();
      json.writeStringField("drug", suspect.drug());
      json.writeStringField("phase", suspect.phase());
      json.text("timing", suspect.timing());
      json.text("certainty", suspect.certainty());
      texts("statements", suspect.statements());
      texts("claims", suspect.claims());
      texts("about", suspect.about());
      if (suspect.naranjo() != null) {
        naranjo(suspect.naranjo());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The range, and the points of the items that data answer. */
  private void naranjo(Naranjo naranjo) throws IOException {
    json.writeObjectFieldStart("naranjo");
    json.writeNumberField("min", naranjo.min());
    json.writeNumberField("max", naranjo.max());
    boolean any = false;
    for (Item item : naranjo.items()) {
      if (item.answered()) {
        if (!any) {
          json.writeObjectFieldStart("items");
        }
        any = true;
        json.writeNumberField(item.question().code(), item.min());
      }
    }
    if (any) {
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private void texts(String field, Collection<String> texts) throws IOException {
    if (!texts.isEmpty()) {
      json.writeArrayFieldStart(field);
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    }
  }
}
