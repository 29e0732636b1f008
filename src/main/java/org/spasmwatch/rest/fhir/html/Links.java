package org.spasmwatch.rest.fhir.html;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the words of a resource lead to, as far as that is on this server. */
public final class Links {
  private static final Pattern RELATIVE =
      Pattern.compile("([A-Z][A-Za-z]{1,63})/[A-Za-z0-9.-]{1,64}(/_history/[A-Za-z0-9.-]{1,64})?");
  private static final String OURS = "https://spasmwatch.org/fhir/";

  private final String base;
  private final Set<String> types;

  /**
   * @param base the absolute URL of the edition, without a slash at the end
   * @param types that it serves
   */
  public Links(String base, Set<String> types) {
    this.base = base;
    this.types = Set.copyOf(types);
  }

  String base() {
    return base;
  }

  /** A reference, a canonical of ours, or a URL below the base. */
  Optional<String> of(String text) {
    if (text.startsWith(base + "/")) {
      return Optional.of(text);
    }
    String relative = text.startsWith(OURS) ? text.substring(OURS.length()) : text;
    Matcher reference = RELATIVE.matcher(relative);
    return reference.matches() && types.contains(reference.group(1))
        ? Optional.of(base + "/" + relative)
        : Optional.empty();
  }
}
