package org.spasmwatch.rest;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Request URIs that are not quite URIs. Command lines and browsers send the bar of a FHIR token
 * ({@code system|code}) as it is, although RFC 3986 wants it escaped.
 */
final class Uris {
  private static final Pattern MALFORMED_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
  private static final Pattern UNESCAPED = Pattern.compile("[\"<>\\\\^`{|}]|[^\\x21-\\x7E]");

  /** The server behind reads longer ones, so that a refusal can be more than a status. */
  static final int LONGEST = 16_384;

  private Uris() {}

  /** Whether a {@code %} is there without two hexadecimal digits after it. */
  static boolean hasMalformedEscape(String uri) {
    return uri.indexOf('%') >= 0 && MALFORMED_ESCAPE.matcher(uri).find();
  }

  /** The URI with its stray characters escaped; empty when it has none. */
  static Optional<String> escaped(String uri) {
    Matcher stray = UNESCAPED.matcher(uri);
    return stray.find()
        ? Optional.of(stray.replaceAll(found -> escape(found.group())))
        : Optional.empty();
  }

  private static String escape(String character) {
    StringBuilder escaped = new StringBuilder();
    for (byte each : character.getBytes(StandardCharsets.UTF_8)) {
      escaped.append('%').append(String.format(Locale.ROOT, "%02X", each));
    }
    return escaped.toString();
  }
}
