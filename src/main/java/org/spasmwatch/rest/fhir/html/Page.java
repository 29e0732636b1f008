package org.spasmwatch.rest.fhir.html;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.UncheckedIOException;

/** A resource as a page: where one is, what it says, and its JSON in colours. */
public final class Page {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  /** It loads nothing and runs nothing; its one style is known by its digest. */
  public static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + Style.digest()
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String DISCLAIMER =
      "Decision support for clinicians, reviewed by no regulator, not a medical device.";

  private final Links links;

  public Page(Links links) {
    this.links = links;
  }

  /** The page of a resource, given as JSON that the service wrote itself. */
  public String of(String json) {
    JsonNode tree = tree(json);
    String title = Escaped.of(Said.title(tree));
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"UTF-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>"
        + title
        + " · Spasmwatch</title><style>"
        + Style.TEXT
        + "</style></head><body><p class=\"bar\">"
        + DISCLAIMER
        + "</p><header>"
        + new Navigation(links).of(tree)
        + "</header><main>"
        + new Said(links).of(tree)
        + json(tree)
        + "</main><footer>A person reads this page; a program asks for application/fhir+json or"
        + " application/fhir+xml.</footer></body></html>\n";
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of a Bundle that holds something, what it holds comes first, and the JSON unfolds. */
  private String json(JsonNode tree) {
    String open = tree.path("entry").isEmpty() ? " open" : "";
    return "<details"
        + open
        + "><summary>JSON</summary><pre>"
        + Coloured.of(tree, links)
        + "</pre></details>";
  }
}
