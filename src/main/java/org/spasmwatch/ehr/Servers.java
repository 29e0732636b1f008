package org.spasmwatch.ehr;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The FHIR servers that are registered for a client, by their base URLs. Nothing else may be asked,
 * whatever a call says: who could choose the server could have us ask any host that we can reach.
 */
public final class Servers {
  public static final Servers NONE = new Servers(List.of());

  private static final Pattern LOOPBACK =
      Pattern.compile("http://(127\\.0\\.0\\.1|localhost)(:(\\d+|\\*))?(/.*)?");
  private static final String ANY_PORT = ":*";

  private final List<String> entries;

  private Servers(List<String> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * Reads a setting.
   *
   * @param entries base URLs; {@code http://localhost:*} is any port and path of this machine
   * @param loopback whether this machine may be asked without TLS
   * @throws IllegalArgumentException for an entry that is no base URL, naming the setting
   */
  public static Servers of(String setting, List<String> entries, boolean loopback) {
    for (String entry : entries) {
      if (!entry.startsWith("https://") && !(loopback && LOOPBACK.matcher(entry).matches())) {
        throw refused(setting, entry, loopback);
      }
      if (Server.normal(sample(entry)).isEmpty()) {
        throw refused(setting, entry, loopback);
      }
    }
    return new Servers(entries);
  }

  private static IllegalArgumentException refused(String setting, String entry, boolean loopback) {
    return new IllegalArgumentException(
        setting
            + ": '"
            + entry
            + "' is no base URL of a FHIR server; write one like https://ehr.example/fhir"
            + (loopback ? " or http://localhost:*" : "; http is for trials alone"));
  }

  /** A URL that the entry allows. */
  private static String sample(String entry) {
    return LOOPBACK.matcher(entry).matches() ? entry.replace(ANY_PORT, ":1") : entry;
  }

  /** Whether the server of that base URL may be asked. */
  public boolean allow(String url) {
    return find(url).isPresent();
  }

  /** The server of that base URL; empty when it is not registered. */
  Optional<Server> find(String url) {
    return Server.normal(url)
        .flatMap(
            base ->
                entries.stream()
                    .filter(entry -> allows(entry, base))
                    .findFirst()
                    .map(entry -> new Server(entry, base)));
  }

  private static boolean allows(String entry, URI base) {
    String port = base.getPort() == -1 ? "" : ":" + base.getPort();
    URI allowed = Server.normal(entry.replace(ANY_PORT, port)).orElseThrow();
    boolean anyPath = entry.contains(ANY_PORT) && allowed.getRawPath().isEmpty();
    return anyPath ? origin(allowed).equals(origin(base)) : allowed.equals(base);
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
