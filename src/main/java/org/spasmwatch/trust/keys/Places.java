package org.spasmwatch.trust.keys;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** From which addresses keys may be fetched. */
public final class Places {
  private static final Pattern LOOPBACK =
      Pattern.compile("http://(127\\.0\\.0\\.1|localhost)(:(\\d+|\\*))?(/.*)?");

  private Places() {}

  /** Whether it is an https URL that names a server and nobody's password. */
  public static boolean isSecure(String url) {
    try {
      URI uri = URI.create(url);
      return "https".equals(uri.getScheme())
          && Optional.ofNullable(uri.getHost()).isPresent()
          && uri.getUserInfo() == null
          && uri.getFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Whether it is either; who may be on this machine, the start decides. */
  public static boolean isOne(String url) {
    return isSecure(url) || isLoopback(url);
  }

  /** Whether it is on this machine, where a trial needs no https. */
  public static boolean isLoopback(String url) {
    return LOOPBACK.matcher(url).matches();
  }
}
