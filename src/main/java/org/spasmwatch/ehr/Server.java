package org.spasmwatch.ehr;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A FHIR server that a call may send us to.
 *
 * @param entry the setting that allows it: a word of the operator's, fit to be shown
 * @param base its base URL in one of its forms: lower case, no default port, no slash at the end
 */
record Server(String entry, URI base) {
  /** What may not stand in a URL (RFC 3986, 2); servers send it in links all the same. */
  private static final Pattern UNESCAPED = Pattern.compile("[ \"<>^`{|}]");

  private static final Pattern DOTS = Pattern.compile("(?i)(^|/)(\\.|%2e){1,2}(/|$)|\\\\|%5c|%2f");

  /** The URL in that form; empty when it is none of a FHIR base. */
  static Optional<URI> normal(String url) {
    return parsed(url)
        .filter(uri -> uri.getRawQuery() == null)
        .map(
            uri ->
                URI.create(origin(uri).orElseThrow() + uri.getRawPath().replaceFirst("/+$", "")));
  }

  /** Where a URL leads that is relative to the base. */
  URI at(String relative) {
    return URI.create(base + "/" + relative);
  }

  /** Where a link of the server leads, if it stays within the server. */
  Optional<URI> next(String link) {
    return link.isBlank() ? Optional.empty() : resolved(link).filter(this::within);
  }

  /** Scheme, host and port; two of them are the same server process as far as we can know. */
  String origin() {
    return origin(base).orElseThrow();
  }

  private Optional<URI> resolved(String link) {
    try {
      return parsed(at("").resolve(new URI(escaped(link))).toString());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static String escaped(String link) {
    return UNESCAPED
        .matcher(link)
        .replaceAll(found -> String.format(Locale.ROOT, "%%%02X", (int) found.group().charAt(0)));
  }

  private boolean within(URI link) {
    String path = link.getRawPath();
    String root = base.getRawPath();
    return origin(link).equals(origin(base)) && (path.equals(root) || path.startsWith(root + "/"));
  }

  /** An absolute URL that cannot be read in two ways. */
  private static Optional<URI> parsed(String url) {
    try {
      URI uri = new URI(url);
      boolean plain =
          uri.getHost() != null
              && uri.getUserInfo() == null
              && uri.getRawFragment() == null
              && !DOTS.matcher(uri.getRawPath()).find();
      return Optional.of(uri).filter(u -> plain && origin(u).isPresent());
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> origin(URI uri) {
    String scheme = lower(uri.getScheme());
    int usual = scheme.equals("https") ? 443 : scheme.equals("http") ? 80 : 0;
    String port = uri.getPort() == -1 || uri.getPort() == usual ? "" : ":" + uri.getPort();
    return Optional.of(scheme + "://" + lower(uri.getHost()) + port).filter(o -> usual != 0);
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
