package org.spasmwatch.fhir.issue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.card.Explanation;
import org.spasmwatch.card.Explanation.Suspected;
import org.spasmwatch.fhir.Canonicals;

/** The explanation of a card as an extension, its fields by the names that they have on a card. */
final class ExplanationExtension {
  private ExplanationExtension() {}

  static ObjectNode of(Explanation explanation) {
    ObjectNode extension =
        JsonNodeFactory.instance.objectNode().put("url", Canonicals.extension("explanation"));
    ArrayNode parts = extension.putArray("extension");
    parts.addObject().put("url", "version").put("valueInteger", Explanation.VERSION);
    text(parts, "knowledgeVersion", explanation.knowledgeVersion());
    for (String claim : explanation.claims()) {
      ObjectNode part = parts.addObject().put("url", "claims");
      part.putObject("valueIdentifier").put("system", Canonicals.CLAIMS).put("value", claim);
    }
    texts(parts, "statements", explanation.statements());
    code(parts, "timing", explanation.timing());
    code(parts, "certainty", explanation.certainty());
    codes(parts, "missing", new TreeSet<>(explanation.missing()));
    codes(parts, "policy", new TreeSet<>(explanation.policy()));
    explanation.suspects().forEach(suspect -> suspect(parts.addObject(), suspect));
    return extension;
  }

  private static void suspect(ObjectNode part, Suspected suspect) {
    ArrayNode parts = part.put("url", "suspects").putArray("extension");
    code(parts, "drug", suspect.drug());
    code(parts, "phase", suspect.phase());
    code(parts, "timing", suspect.timing());
    code(parts, "certainty", suspect.certainty());
    texts(parts, "statements", suspect.statements());
  }

  private static void codes(ArrayNode parts, String url, Collection<String> codes) {
    codes.forEach(code -> code(parts, url, code));
  }

  /** A part, where there is something to say. */
  private static void code(ArrayNode parts, String url, @Nullable String code) {
    if (code != null) {
      parts.addObject().put("url", url).put("valueCode", code);
    }
  }

  private static void texts(ArrayNode parts, String url, Collection<String> texts) {
    texts.forEach(text -> text(parts, url, text));
  }

  private static void text(ArrayNode parts, String url, String text) {
    parts.addObject().put("url", url).put("valueString", text);
  }
}
