package org.spasmwatch.rest.traffic;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The id of a request. One that a proxy made is kept when it can be nothing else: 16 to 64
 * hexadecimal digits and hyphens, as UUIDs and trace ids are written. A name or a date does not
 * fit.
 */
final class RequestIds {
  static final String HEADER = "X-Request-Id";
  private static final Pattern SANE = Pattern.compile("[0-9A-Fa-f][0-9A-Fa-f-]{14,62}[0-9A-Fa-f]");

  private RequestIds() {}

  static String of(@Nullable String given) {
    return given != null && SANE.matcher(given).matches() ? given : UUID.randomUUID().toString();
  }
}
