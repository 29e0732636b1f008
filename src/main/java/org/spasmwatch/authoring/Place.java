package org.spasmwatch.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spasmwatch.codec.KnowledgeFiles;

/**
 * Where files belong in a catalogue, told from their path and from what stands in them: a curator
 * may edit a copy under any name.
 */
final class Place {
  private static final Pattern LISTED = Pattern.compile("(?m)^\\s*-\\s+(\\S+\\.yaml)\\s*$");
  private static final Pattern HEAD =
      Pattern.compile(
          "(?m)^(pages|drug|class|disagreements|findings|analytes|drugs|limits|criteria|sources)"
              + ":[ \\t]*[\"']?([a-z0-9-]*)");
  private static final Map<String, String> FILES =
      Map.of(
          "findings", "terminology/findings.yaml",
          "analytes", "terminology/analytes.yaml",
          "drugs", "terminology/drugs.yaml",
          "limits", "policy.yaml",
          "criteria", "criteria.yaml",
          "sources", "sources.yaml",
          "pages", "catalogue.yaml");
  private static final Map<String, String> TABLES =
      Map.of(
          "rxcui,tty,name,ingredient_rxcuis", "terminology/rxnorm-products.csv",
          "system,code,standing,stands-for,seen-in", "terminology/codes.csv");

  private final KnowledgeFiles catalogue;
  private final Set<String> listed;

  Place(KnowledgeFiles catalogue) throws IOException {
    this.catalogue = catalogue;
    this.listed = listed(text("catalogue.yaml"));
  }

  /** The paths that the text of a catalogue.yaml lists. */
  static Set<String> listed(String text) {
    return LISTED
        .matcher(text)
        .results()
        .map(line -> line.group(1))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String text(String path) throws IOException {
    try (InputStream in = catalogue.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Its path below the catalogue's root; empty when it is no file of a catalogue. */
  Optional<String> of(Path file, String text) throws IOException {
    if (file.toString().endsWith(".csv")) {
      return text.lines().filter(TABLES::containsKey).findFirst().map(TABLES::get);
    }
    for (String path : listed) {
      if (file.toAbsolutePath().endsWith(path)) {
        return Optional.of(path);
      }
    }
    Optional<String> head = head(text);
    return head.isPresent() ? Optional.of(byHead(file, head.get())) : Optional.empty();
  }

  /** {@code drug gabapentin}: the field that says what kind of file it is, and the id beside it. */
  private static Optional<String> head(String text) {
    Matcher head = HEAD.matcher(text);
    String found = null;
    while (head.find() && (found == null || head.group(1).equals("pages"))) {
      found = head.group(1) + " " + head.group(2);
    }
    return Optional.ofNullable(found);
  }

  private String byHead(Path file, String head) throws IOException {
    for (String path : listed) {
      if (isPage(head) && head(text(path)).filter(head::equals).isPresent()) {
        return path;
      }
    }
    String field = head.substring(0, head.indexOf(' '));
    String id = head.substring(head.indexOf(' ') + 1);
    return switch (field) {
      case "drug" -> "drugs/" + id + ".yaml";
      case "class" -> "classes/" + id + ".yaml";
      case "disagreements" -> "disagreements/" + file.getFileName();
      default -> FILES.getOrDefault(field, "catalogue.yaml");
    };
  }

  private static boolean isPage(String head) {
    return head.startsWith("drug ") || head.startsWith("class ");
  }

  /**
   * Whether the catalogue, or the text of another one, lists the path; a fixed file needs not be.
   */
  static boolean isListed(String path, Set<String> listed) {
    return FILES.containsValue(path) || TABLES.containsValue(path) || listed.contains(path);
  }

  Set<String> listed() {
    return listed;
  }
}
