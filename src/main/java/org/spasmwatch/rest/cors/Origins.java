package org.spasmwatch.rest.cors;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which origins (RFC 6454) may call from a browser. What is set and is no origin is refused.
 *
 * @param setting where they are set
 */
record Origins(String setting, List<String> allowed) {
  private static final String ANY = "*";
  private static final String ANY_PORT = ":*";
  private static final Pattern ORIGIN = Pattern.compile("https?://[^/:*\\s]+(:(\\d+|\\*))?");
  private static final Pattern PORT = Pattern.compile("(:\\d+)?");

  Origins {
    allowed = List.copyOf(allowed);
    for (String origin : allowed) {
      if (!origin.equals(ANY) && !ORIGIN.matcher(origin).matches()) {
        throw new IllegalArgumentException(
            setting
                + ": '"
                + origin
                + "' is no origin; write scheme and host, and :* for any port,"
                + " as in http://localhost:*");
      }
    }
  }

  /** Nobody, when it is not set. */
  static Origins of(String setting, Optional<List<String>> allowed) {
    return new Origins(setting, allowed.orElse(List.of()));
  }

  boolean all() {
    return allowed.contains(ANY);
  }

  boolean allows(String origin) {
    return all() || allowed.stream().anyMatch(pattern -> matches(pattern, origin));
  }

  private static boolean matches(String pattern, String origin) {
    if (!pattern.endsWith(ANY_PORT)) {
      return pattern.equals(origin);
    }
    String host = pattern.substring(0, pattern.length() - ANY_PORT.length());
    return origin.startsWith(host) && PORT.matcher(origin.substring(host.length())).matches();
  }
}
