package org.spasmwatch.card;

/** The Markdown of a card as plain text, for forms that know no Markdown. */
public final class Markdown {
  private Markdown() {}

  public static String plain(String markdown) {
    return markdown.replace("*", "").replace("_", "").replace("  \n", "\n");
  }
}
