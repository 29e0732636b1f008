package org.spasmwatch.workbench;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * One look at a page: in which language and colours, and what every page says of the service.
 *
 * @param path where it is, with its query: to come back there after a choice
 * @param locale one of those that there are words for
 * @param theme {@code light}, {@code dark}, or {@code auto} for that of the device
 * @param site what is the same for every visitor
 */
public record Visit(String path, Locale locale, String theme, Site site) {
  /**
   * What every page says of the service; {@code assets} changes whenever a style or script does.
   */
  public record Site(String knowledge, boolean trial, String assets, List<Language> languages) {
    public Site {
      requireNonNull(knowledge, "knowledge");
      requireNonNull(assets, "assets");
      languages = List.copyOf(languages);
    }
  }

  /** A language by its tag and by the name it has in itself. */
  public record Language(String tag, String name) {}

  public Visit {
    requireNonNull(path, "path");
    requireNonNull(locale, "locale");
    requireNonNull(theme, "theme");
    requireNonNull(site, "site");
  }

  /** Whether it is the page of that path, or one below it. */
  public boolean isAt(String page) {
    return path.equals(page) || path.startsWith(page + "?") || path.startsWith(page + "/");
  }

  /** Whether these are its colours. */
  public boolean hasTheme(String name) {
    return theme.equals(name);
  }

  /** The tag of the language, for the attribute {@code lang}. */
  public String tag() {
    return locale.toLanguageTag();
  }
}
