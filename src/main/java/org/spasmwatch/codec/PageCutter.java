package org.spasmwatch.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.terminology.Nearest;

/**
 * Cuts a page into its records: the drug or class itself, and each statement with its kind, its
 * subject and the advice that the page gives it, so that it is whole without the page.
 */
final class PageCutter {
  /** The headings of a page and the kind of statement below each. */
  static final Map<String, String> KINDS = kinds();

  private final Node page;
  private final Map<String, Node> advice = new LinkedHashMap<>();
  private final Set<String> advised = new HashSet<>();

  PageCutter(Node page) {
    this.page = page;
    page.each("advice").forEach(this::offer);
  }

  private void offer(Node node) {
    if (advice.put(node.text("key"), node) != null) {
      node.fault(
          "advice '" + node.text("key") + "' is there twice", "give one of them another key");
    }
  }

  private static Map<String, String> kinds() {
    Map<String, String> kinds = new LinkedHashMap<>();
    kinds.put("effects", "effect");
    kinds.put("red-flags", "red-flag");
    kinds.put("interactions", "interaction");
    kinds.put("contraindications", "contraindication");
    kinds.put("differentials", "differential");
    kinds.put("precautions", "precaution");
    kinds.put("regulatory", "regulatory");
    kinds.put("indications", "indication");
    kinds.put("not-recognised", "not-recognised");
    return kinds;
  }

  List<Draft> drafts() {
    List<Draft> drafts = new ArrayList<>();
    drafts.add(subject());
    KINDS.forEach(
        (heading, kind) -> page.each(heading).forEach(node -> drafts.add(statement(node, kind))));
    advice.forEach(
        (key, node) -> {
          if (!advised.contains(key)) {
            node.fault(
                "no statement gives the advice '" + key + "'",
                "name it under 'advice' of a statement, or take it out");
          }
        });
    return drafts;
  }

  private String subjectId() {
    return page.find("drug").orElseGet(() -> page.text("class"));
  }

  private Draft subject() {
    Kind kind = page.has("drug") ? Kind.DRUG : Kind.DRUG_CLASS;
    List<String> own = new ArrayList<>(List.of("name", "codes", "names", "properties", "members"));
    return new Draft(new RecordId(kind, subjectId()), page.only(own));
  }

  /** The node stays the one that was parsed, because that one knows its line. */
  private Draft statement(Node node, String kind) {
    RecordId id = RecordId.statement(node.text("id"));
    ArrayNode given = advised(node);
    ObjectNode content = node.object();
    content.remove("id");
    content.put("kind", kind).put("subject", subjectId());
    if (given.isEmpty()) {
      content.remove("advice");
    } else {
      content.set("advice", given);
    }
    return new Draft(id, node);
  }

  private String mend(String key) {
    return Nearest.like(key, advice.keySet())
        .map(near -> "is it '" + near + "'?")
        .orElse("add it under 'advice' at the top of the page");
  }

  private ArrayNode advised(Node statement) {
    ArrayNode given = JsonNodeFactory.instance.arrayNode();
    for (Node key : statement.each("advice")) {
      Node found = advice.get(key.text());
      if (found == null) {
        key.fault("the page has no advice '" + key.text() + "'", mend(key.text()));
      } else {
        advised.add(key.text());
        given.add((JsonNode) found.object());
      }
    }
    return given;
  }
}
