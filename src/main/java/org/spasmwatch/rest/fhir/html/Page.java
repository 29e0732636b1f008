package org.spasmwatch.rest.fhir.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A resource as a page: its narrative, its JSON in colours, and where one can go from there. */
public final class Page {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();
  private static final String STYLE =
      "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;"
          + "color:#1b1b1b;background:#fff}pre{background:#f5f5f5;padding:1rem;overflow:auto;"
          + "font-size:14px}nav a{margin-right:1rem}a{color:#0b4f9e}.k{color:#7a1f5c}"
          + ".s{color:#1d5c2b}.n{color:#8a3b00}footer{border-top:1px solid #999;margin-top:2rem;"
          + "padding-top:.5rem}";

  /** It loads nothing and runs nothing; its one style is known by its digest. */
  public static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + digest(STYLE)
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String DISCLAIMER =
      "Decision support for clinicians, reviewed by no regulator, not a medical device.";

  private final Links links;

  public Page(Links links) {
    this.links = links;
  }

  private static String digest(String style) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The page of a resource, given as JSON that the service wrote itself. */
  public String of(String json) {
    JsonNode tree = tree(json);
    String title = title(tree);
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"UTF-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
        + Escaped.of(title)
        + "</title><style>"
        + STYLE
        + "</style></head><body><header><h1>"
        + Escaped.of(title)
        + "</h1><nav>"
        + navigation(tree)
        + "</nav></header><main>"
        + narratives(tree)
        + "<pre>"
        + Coloured.of(tree, links)
        + "</pre></main><footer>"
        + DISCLAIMER
        + "</footer></body></html>\n";
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String title(JsonNode tree) {
    String id = tree.path("id").asText();
    return tree.path("resourceType").asText() + (id.isEmpty() ? "" : "/" + id);
  }

  private String navigation(JsonNode tree) {
    StringBuilder nav = new StringBuilder();
    String type = tree.path("resourceType").asText();
    links
        .of(type + "/" + tree.path("id").asText("-"))
        .filter(url -> tree.has("id"))
        .ifPresent(
            url -> {
              link(nav, url + "?_format=json", "JSON");
              link(nav, url + "?_format=xml", "XML");
              link(nav, url + "/_history?_format=html", "history");
              link(nav, links.base() + "/" + type + "?_format=html", "all");
            });
    for (JsonNode bundled : tree.path("link")) {
      links
          .of(bundled.path("url").asText())
          .ifPresent(url -> link(nav, url, bundled.path("relation").asText()));
    }
    link(nav, links.base() + "/metadata?_format=html", "what this server can do");
    return nav.toString();
  }

  private static void link(StringBuilder page, String url, String text) {
    page.append("<a href=\"")
        .append(Escaped.of(url))
        .append("\">")
        .append(Escaped.of(text))
        .append("</a>");
  }

  /** That of the resource, or those of what a Bundle holds, each with its link. */
  private String narratives(JsonNode tree) {
    StringBuilder page = new StringBuilder(Narrative.of(tree.path("text").path("div").asText()));
    for (JsonNode entry : tree.path("entry")) {
      JsonNode resource = entry.path("resource");
      page.append("<section>");
      links.of(entry.path("fullUrl").asText()).ifPresent(url -> link(page, url, title(resource)));
      page.append(Narrative.of(resource.path("text").path("div").asText())).append("</section>");
    }
    for (JsonNode issue : tree.path("issue")) {
      page.append("<p>").append(Escaped.of(issue.path("diagnostics").asText())).append("</p>");
    }
    return page.toString();
  }
}
