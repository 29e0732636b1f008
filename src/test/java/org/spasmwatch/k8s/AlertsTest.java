package org.spasmwatch.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alerts of the cluster are those of the pages: whoever is woken by one finds its page. */
class AlertsTest {
  private static final Path PAGES = Path.of("docs/alerts");
  private static final Pattern BLOCK = Pattern.compile("```\\n(.*?)```", Pattern.DOTALL);
  private static final Map<String, String> SEVERITY =
      Map.of("at once", "critical", "today", "warning", "this week", "info");

  /** Built on the log: no meter has it. */
  private static final String ON_THE_LOG = "disabled-statement-unknown";

  private static Stream<JsonNode> rules() {
    JsonNode rules =
        Manifest.of("production", "PrometheusRule", "spasmwatch").tree().at("/spec/groups/0/rules");
    return rules.findParents("expr").stream();
  }

  private static Map<String, List<String>> expressionsOfTheCluster() {
    Map<String, List<String>> expressions = new TreeMap<>();
    rules()
        .forEach(
            rule ->
                expressions
                    .computeIfAbsent(
                        rule.at("/annotations/runbook").asText(), k -> new ArrayList<>())
                    .add(rule.path("expr").asText()));
    return expressions;
  }

  private static Map<String, List<String>> expressionsOfThePages() throws IOException {
    Map<String, List<String>> expressions = new TreeMap<>();
    try (Stream<Path> pages = Files.list(PAGES)) {
      pages
          .filter(page -> !page.endsWith(ON_THE_LOG + ".md"))
          .forEach(page -> expressions.put(PAGES.resolve(page.getFileName()).toString(), of(page)));
    }
    return expressions;
  }

  /** The expressions of a page: a line of its own each, unless its lines are indented. */
  private static List<String> of(Path page) {
    try {
      Matcher block = BLOCK.matcher(Files.readString(page));
      assertThat(block.find()).isTrue();
      return List.of(block.group(1).strip().split("\\n(?! )", -1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void eachPageIsAnAlertWithItsExpressions() throws IOException {
    assertThat(expressionsOfTheCluster()).isEqualTo(expressionsOfThePages());
  }

  @Test
  void eachIsAsUrgentAsOperationsSays() throws IOException {
    String operations = Files.readString(Path.of("docs/operations.md"));

    rules()
        .filter(rule -> !rule.path("expr").asText().contains("unless"))
        .forEach(
            rule -> {
              String page = rule.at("/annotations/runbook").asText().replace("docs/", "");
              Matcher row =
                  Pattern.compile(Pattern.quote(page) + "\\) \\| (.*) \\| (.*) \\|")
                      .matcher(operations);
              assertThat(row.find()).as(page).isTrue();
              assertThat(rule.at("/labels/severity").asText())
                  .as(page)
                  .isEqualTo(SEVERITY.get(row.group(2)));
              assertThat(rule.at("/annotations/summary").asText().toLowerCase(Locale.ROOT))
                  .isEqualTo(row.group(1).toLowerCase(Locale.ROOT));
            });
  }

  @Test
  void namesSayWhoseTheyAre() {
    assertThat(rules().map(rule -> rule.path("alert").asText()))
        .isNotEmpty()
        .allMatch(name -> name.matches("Spasmwatch[A-Z][A-Za-z]+"));
  }
}
