package org.spasmwatch.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spasmwatch.app.MacKey;
import org.spasmwatch.trust.TrustChecks;

/**
 * What speaks against a start, all of it at once: who mends one fault and starts again only to read
 * of the next gives up, or opens too much. Values are not repeated, they may be secrets.
 */
final class StartChecks {
  private static final String PUBLIC_URL = "spasmwatch.public-url";
  private static final String ORIGINS = "spasmwatch.cds.cors-origins";
  private static final String DEV_TOKEN = "spasmwatch.dev-token";
  private static final String INSTALL = "spasmwatch.knowledge.install-at-start";
  private static final String WITHOUT_DATABASE = "spasmwatch.knowledge.start-without-database";

  private static final List<String> NEEDED_KEYS =
      List.of("spasmwatch.keys.audit", "spasmwatch.keys.paging");
  private static final List<String> KEYS =
      NEEDED_KEYS.stream().flatMap(key -> Stream.of(key, key + "-previous")).toList();

  /** What Kubernetes puts into pods beside a Service named spasmwatch ("Discovering services"). */
  private static final Pattern SERVICE_LINK =
      Pattern.compile("SPASMWATCH_(SERVICE_(HOST|PORT)(_.*)?|PORT(_\\d+_(TCP|UDP).*)?)");

  private final Settings settings;

  StartChecks(Settings settings) {
    this.settings = settings;
  }

  /** Against any command; empty when nothing does. */
  List<String> faults() {
    List<String> faults = new ArrayList<>(unknown());
    publicUrl().ifPresent(faults::add);
    faults.addAll(AuditChecks.faults(settings));
    if (!settings.trial() && !settings.databaseIsGiven()) {
      faults.add(
          "there is no database: set QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and"
              + " QUARKUS_DATASOURCE_PASSWORD");
    }
    return faults;
  }

  /** Against serving: what is open or missing outside a trial, and what is wrong in any profile. */
  List<String> openDoors() {
    Stream<String> always =
        Stream.concat(
            TrustChecks.faults(settings.values(), settings.trial()).stream(),
            KEYS.stream().flatMap(key -> shortKey(key).stream()));
    Stream<String> outside =
        Stream.concat(
            Stream.of(address(), origins(), token(), install()).flatMap(Optional::stream),
            NEEDED_KEYS.stream().flatMap(key -> missingKey(key).stream()));
    return Stream.concat(always, settings.trial() ? Stream.empty() : outside).toList();
  }

  /** What does not stop the start and should be known. */
  List<String> remarks() {
    Stream<String> variables =
        settings.variables().stream()
            .filter(v -> !KnownSettings.containsVariable(v))
            .filter(v -> !SERVICE_LINK.matcher(v).matches())
            .sorted()
            .map(v -> "the environment variable " + v + " is no setting and is ignored" + like(v));
    Stream<String> alone =
        Stream.of(
                WITHOUT_DATABASE
                    + " is on: until a database answers, cards come from the catalogue of the"
                    + " program, without what was edited here")
            .filter(s -> settings.isOn(WITHOUT_DATABASE));
    Stream<String> open =
        Stream.of(
                "spasmwatch.cds.auth is off: whoever reaches /cds-services gets cards about any"
                    + " patient it sends, and nobody is told apart")
            .filter(s -> !settings.trial())
            .filter(s -> TrustChecks.cdsIsOpen(settings.values(), false));
    return Stream.of(variables, alone, open).flatMap(s -> s).toList();
  }

  private List<String> unknown() {
    return settings.values().keySet().stream()
        .filter(name -> name.startsWith(KnownSettings.PREFIX))
        .filter(name -> !KnownSettings.contains(name))
        .sorted()
        .map(
            name ->
                name + " is no setting: take it out, or is it " + KnownSettings.nearest(name) + "?")
        .toList();
  }

  private static String like(String variable) {
    String name = variable.toLowerCase(Locale.ROOT).replace('_', '.');
    return "; the nearest is " + KnownSettings.variable(KnownSettings.nearest(name));
  }

  private Optional<String> publicUrl() {
    return settings
        .value(PUBLIC_URL)
        .filter(url -> !isUrl(url))
        .map(
            url ->
                PUBLIC_URL
                    + " is no absolute URL with a host and neither query nor fragment: set it to"
                    + " one like https://spasmwatch.hospital.example");
  }

  private static boolean isUrl(String url) {
    try {
      URI uri = URI.create(url);
      String scheme = uri.getScheme();
      return ("https".equals(scheme) || "http".equals(scheme))
          && uri.getHost() != null
          && uri.getUserInfo() == null
          && uri.getQuery() == null
          && uri.getFragment() == null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Optional<String> address() {
    boolean safe = settings.value(PUBLIC_URL).filter(url -> url.startsWith("https://")).isPresent();
    return Optional.of(
            PUBLIC_URL
                + (settings.value(PUBLIC_URL).isPresent() ? " is not https" : " is not set")
                + ": set SPASMWATCH_PUBLIC_URL to the https URL under which clients reach it")
        .filter(s -> !safe);
  }

  private Optional<String> origins() {
    return settings
        .value(ORIGINS)
        .filter(all -> Stream.of(all.split(",", -1)).map(String::strip).anyMatch("*"::equals))
        .map(all -> ORIGINS + " allows every page to call: name the origins of the EHR instead");
  }

  private Optional<String> token() {
    return settings
        .value(DEV_TOKEN)
        .map(t -> DEV_TOKEN + " is set: it is for a developer's machine, take it out");
  }

  private Optional<String> install() {
    return Optional.of(
            INSTALL
                + " is on: take it out, and run the command 'migrate' once before the replicas"
                + " start")
        .filter(s -> settings.isOn(INSTALL));
  }

  private Optional<String> missingKey(String key) {
    return Optional.of(
            key
                + " is not set: set "
                + KnownSettings.variable(key)
                + " to a secret of at least "
                + MacKey.LEAST_BYTES
                + " bytes, the same on all replicas (openssl rand -base64 48)")
        .filter(s -> settings.value(key).isEmpty());
  }

  private Optional<String> shortKey(String key) {
    return settings
        .value(key)
        .filter(secret -> secret.getBytes(UTF_8).length < MacKey.LEAST_BYTES)
        .map(secret -> key + " has less than " + MacKey.LEAST_BYTES + " bytes: make a longer one");
  }
}
