package org.spasmwatch.rest.fhir.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** JSON with indents, colours and links. */
final class Coloured {
  private static final String INDENT = "  ";

  private final Links links;
  private final StringBuilder page = new StringBuilder();

  private Coloured(Links links) {
    this.links = links;
  }

  static String of(JsonNode tree, Links links) {
    Coloured coloured = new Coloured(links);
    coloured.node(tree, "\n");
    return coloured.page.toString();
  }

  private void node(JsonNode node, String line) {
    if (node.isObject()) {
      object(node, line);
    } else if (node.isArray()) {
      array(node, line);
    } else if (node.isTextual()) {
      text(node);
    } else {
      span("n", node.asText());
    }
  }

  private void object(JsonNode node, String line) {
    String inner = line + INDENT;
    page.append('{');
    Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      page.append(inner);
      span("k", "\"" + field.getKey() + "\"");
      page.append(": ");
      node(field.getValue(), inner);
      page.append(fields.hasNext() ? "," : "");
    }
    page.append(line).append('}');
  }

  private void array(JsonNode node, String line) {
    String inner = line + INDENT;
    page.append('[');
    Iterator<JsonNode> elements = node.elements();
    while (elements.hasNext()) {
      page.append(inner);
      node(elements.next(), inner);
      page.append(elements.hasNext() ? "," : "");
    }
    page.append(line).append(']');
  }

  /** As JSON writes it, with its quotes and escapes. */
  private void text(JsonNode node) {
    links
        .of(node.asText())
        .ifPresentOrElse(
            url ->
                page.append("<a href=\"")
                    .append(Escaped.of(url))
                    .append("\">")
                    .append(Escaped.of(node.toString()))
                    .append("</a>"),
            () -> span("s", node.toString()));
  }

  private void span(String style, String text) {
    page.append("<span class=\"")
        .append(style)
        .append("\">")
        .append(Escaped.of(text))
        .append("</span>");
  }
}
