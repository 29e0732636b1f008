package org.spasmwatch.rest.fhir.html;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/** The head of a page: where one is, and where one can go from there. */
final class Navigation {
  private static final String AS_PAGE = "?_format=html";

  private final Links links;

  Navigation(Links links) {
    this.links = links;
  }

  String of(JsonNode tree) {
    StringBuilder head = new StringBuilder("<p class=\"crumbs\">");
    String edition = links.base().substring(links.base().lastIndexOf('/') + 1);
    link(head, links.base() + "/metadata" + AS_PAGE, "FHIR " + edition.toUpperCase(Locale.ROOT));
    String type = tree.path("resourceType").asText();
    Optional<String> one = one(tree);
    if (one.isPresent()) {
      head.append(" › ");
      link(head, links.base() + "/" + type + AS_PAGE, type);
    }
    head.append("</p><h1>").append(Escaped.of(Said.title(tree))).append("</h1>");
    head.append("<p class=\"about\">").append(Escaped.of(about(tree))).append("</p><nav>");
    one.ifPresent(url -> forms(head, url));
    for (JsonNode bundled : tree.path("link")) {
      links
          .of(bundled.path("url").asText())
          .ifPresent(url -> link(head, url, bundled.path("relation").asText()));
    }
    link(head, links.base() + "/metadata" + AS_PAGE, "what this server can do");
    return head.append("</nav>").toString();
  }

  /** The URL of the resource, if it is one that can be read. */
  private Optional<String> one(JsonNode tree) {
    return links
        .of(tree.path("resourceType").asText() + "/" + tree.path("id").asText("-"))
        .filter(url -> tree.has("id"));
  }

  private static void forms(StringBuilder head, String url) {
    link(head, url + "?_format=json", "JSON");
    link(head, url + "?_format=xml", "XML");
    link(head, url + "/_history" + AS_PAGE, "history");
  }

  private static String about(JsonNode tree) {
    if (tree.has("total")) {
      return tree.path("total").asText() + " found, " + tree.path("entry").size() + " on this page";
    }
    String version = tree.path("meta").path("versionId").asText();
    String updated = tree.path("meta").path("lastUpdated").asText();
    return (version.isEmpty() ? "" : "Version " + version)
        + (updated.isEmpty() ? "" : ", written " + updated);
  }

  static void link(StringBuilder page, String url, String text) {
    page.append("<a href=\"")
        .append(Escaped.of(url))
        .append("\">")
        .append(Escaped.of(text))
        .append("</a>");
  }
}
