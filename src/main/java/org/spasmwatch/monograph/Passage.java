package org.spasmwatch.monograph;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/** One thing that is said of a statement, under its title; the texts are Markdown of one line. */
public record Passage(String title, List<String> texts) {
  public Passage {
    requireNonNull(title, "title");
    texts = List.copyOf(texts);
  }

  String markdown() {
    if (texts.size() == 1) {
      return "- **" + title + ":** " + texts.get(0);
    }
    return texts.stream()
        .map(text -> "\n  - " + text)
        .collect(Collectors.joining("", "- **" + title + ":**", ""));
  }
}
