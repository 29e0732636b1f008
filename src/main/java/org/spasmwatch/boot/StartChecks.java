package org.spasmwatch.boot;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What speaks against a start, all of it at once: who mends one fault and starts again only to read
 * of the next gives up, or opens too much. Values are not repeated, they may be secrets.
 */
final class StartChecks {
  private static final String PUBLIC_URL = "spasmwatch.public-url";
  private static final String ORIGINS = "spasmwatch.cds.cors-origins";
  private static final String PRODUCTS = "spasmwatch.terminology.rxnorm";
  private static final String DEV_TOKEN = "spasmwatch.dev-token";
  private static final String INSTALL = "spasmwatch.knowledge.install-at-start";
  private static final String WITHOUT_DATABASE = "spasmwatch.knowledge.start-without-database";

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
    products().ifPresent(faults::add);
    faults.addAll(PolicyChecks.faults(settings));
    if (!settings.trial() && !settings.databaseIsGiven()) {
      faults.add(
          "there is no database: set QUARKUS_DATASOURCE_JDBC_URL, QUARKUS_DATASOURCE_USERNAME and"
              + " QUARKUS_DATASOURCE_PASSWORD");
    }
    return faults;
  }

  /** Against serving outside a trial; at present there is always something. */
  List<String> openDoors() {
    if (settings.trial()) {
      return List.of();
    }
    return Stream.concat(
            Stream.of(
                "this version has no access control: whoever reaches it is served. Nothing can be"
                    + " set against that yet; to try it, set QUARKUS_PROFILE=trial, and let nobody"
                    + " but yourself reach it",
                "no client of CDS Hooks is registered, and this version knows no way to register"
                    + " one"),
            Stream.of(address(), origins(), token(), install()).flatMap(Optional::stream))
        .toList();
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
    Stream<String> token =
        Stream.of(DEV_TOKEN + " is set, and there is nothing yet that it opens")
            .filter(s -> settings.trial() && settings.value(DEV_TOKEN).isPresent());
    return Stream.of(variables, alone, token).flatMap(s -> s).toList();
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

  private Optional<String> products() {
    return settings
        .value(PRODUCTS)
        .filter(path -> !Files.isReadable(Path.of(path)))
        .map(
            path ->
                PRODUCTS
                    + " names no file that can be read: set it to the table that load-rxnorm wrote,"
                    + " or take it out");
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
}
