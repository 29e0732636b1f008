package org.spasmwatch.rest.access;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The header {@code Authorization} of a request (RFC 6750, 2.1; RFC 9110, 11.4). */
final class Bearer {
  private static final Pattern FORM =
      Pattern.compile("Bearer +([A-Za-z0-9\\-._~+/]+=*) *", Pattern.CASE_INSENSITIVE);

  private Bearer() {}

  /** The token; empty when there is none, or credentials of another kind. */
  static Optional<String> token(@Nullable String header) {
    Matcher form = FORM.matcher(header == null ? "" : header);
    return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
  }
}
