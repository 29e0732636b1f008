package org.spasmwatch.rest.fhir.html;

import com.fasterxml.jackson.databind.JsonNode;

/** What a resource says in words: its narrative, those of what it holds, or what is wrong. */
final class Said {
  private final Links links;

  Said(Links links) {
    this.links = links;
  }

  static String title(JsonNode tree) {
    String id = tree.path("id").asText();
    return tree.path("resourceType").asText() + (id.isEmpty() ? "" : "/" + id);
  }

  String of(JsonNode tree) {
    StringBuilder page = new StringBuilder();
    String narrative = narrative(tree);
    if (!narrative.isEmpty()) {
      page.append("<section class=\"card\">").append(narrative).append("</section>");
    }
    tree.path("entry").forEach(entry -> entry(page, entry));
    tree.path("issue").forEach(issue -> issue(page, issue));
    return page.toString();
  }

  private static String narrative(JsonNode tree) {
    return Narrative.of(tree.path("text").path("div").asText());
  }

  private void entry(StringBuilder page, JsonNode entry) {
    JsonNode resource = entry.path("resource");
    page.append("<section class=\"card\">");
    String url = entry.path("fullUrl").asText();
    links.of(url).ifPresent(to -> Navigation.link(page, to, name(resource, to)));
    tag(page, entry.path("search").path("mode").asText());
    tag(page, entry.path("request").path("method").asText());
    page.append(narrative(resource));
    resource.path("issue").forEach(issue -> issue(page, issue));
    page.append("</section>");
  }

  /** What was deleted is no longer in the entry, but has its URL. */
  private String name(JsonNode resource, String url) {
    return resource.isMissingNode() ? url.substring(links.base().length() + 1) : title(resource);
  }

  private static void tag(StringBuilder page, String text) {
    if (!text.isEmpty() && !text.equals("match")) {
      page.append("<span class=\"tag\">").append(Escaped.of(text)).append("</span>");
    }
  }

  private static void issue(StringBuilder page, JsonNode issue) {
    page.append("<section class=\"card issue\"><b>")
        .append(Escaped.of(issue.path("severity").asText()))
        .append("</b>");
    tag(page, issue.path("code").asText());
    issue.path("expression").forEach(where -> tag(page, where.asText()));
    page.append("<p>")
        .append(Escaped.of(issue.path("diagnostics").asText()))
        .append("</p></section>");
  }
}
