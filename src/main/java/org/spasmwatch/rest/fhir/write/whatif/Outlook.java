package org.spasmwatch.rest.fhir.write.whatif;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.change.CardChange;
import org.spasmwatch.card.Card;

/**
 * What would become of the cards, as Parameters of any version.
 *
 * @param knowledge the version that was in force
 * @param executed whether assessments would use the statement
 * @param assessed how many patients were assessed
 * @param changes by the name of the patient, of those alone whose cards would change
 */
record Outlook(
    String knowledge, boolean executed, int assessed, Map<String, List<CardChange>> changes) {

  ObjectNode parameters() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
    ArrayNode all = answer.putArray("parameter");
    all.addObject().put("name", "knowledge").put("valueString", knowledge);
    all.addObject().put("name", "executed").put("valueBoolean", executed);
    all.addObject().put("name", "assessed").put("valueInteger", assessed);
    changes.forEach((name, cards) -> patient(parts(all, "patient"), name, cards));
    return answer;
  }

  private static ArrayNode parts(ArrayNode parent, String name) {
    return parent.addObject().put("name", name).putArray("part");
  }

  private static void patient(ArrayNode parts, String name, List<CardChange> cards) {
    parts.addObject().put("name", "name").put("valueString", name);
    for (CardChange change : cards) {
      ArrayNode card = parts(parts, "card");
      card.addObject().put("name", "change").put("valueCode", change.kind());
      card(card, "before", change.before());
      card(card, "after", change.after());
    }
  }

  private static void card(ArrayNode parent, String name, @Nullable Card card) {
    if (card == null) {
      return;
    }
    ArrayNode parts = parts(parent, name);
    parts.addObject().put("name", "summary").put("valueString", card.summary());
    parts.addObject().put("name", "indicator").put("valueCode", card.indicator().code());
    parts.addObject().put("name", "detail").put("valueMarkdown", card.detail());
    for (String statement : CardChange.statements(card)) {
      parts.addObject().put("name", "statement").put("valueString", statement);
    }
  }
}
