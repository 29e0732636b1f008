package org.spasmwatch.card;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Markdown of a card while it is written: sections with a title, each line once. A title is
 * written with its first line, so that a section without lines leaves nothing.
 */
public final class Sections {
  private static final int USUAL_LENGTH = 3000;

  private final StringBuilder text = new StringBuilder(USUAL_LENGTH);
  private final Set<String> lines = new HashSet<>();
  private @Nullable String title;

  /** Begins a section. */
  public void title(String next) {
    title = next;
    lines.clear();
  }

  /** Adds a line to the section, unless it says it already. */
  public void line(String line) {
    if (!lines.add(line)) {
      return;
    }
    if (title != null) {
      text.append(text.isEmpty() ? "**" : "\n\n**").append(title).append("**\n");
      title = null;
    }
    text.append("\n- ").append(line);
  }

  /** Adds several lines. */
  public void lines(Iterable<String> several) {
    several.forEach(this::line);
  }

  /** The whole, with what stands below all sections. */
  public String above(String footer) {
    return text.append(text.isEmpty() ? "" : "\n\n").append(footer).toString();
  }
}
