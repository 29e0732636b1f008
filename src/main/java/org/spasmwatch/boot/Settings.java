package org.spasmwatch.boot;

import static java.util.Objects.requireNonNull;

import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.spasmwatch.trust.ClientSettings;
import org.spasmwatch.trust.TokenSettings;

/**
 * The configuration as Quarkus is going to read it, read before Quarkus: a refusal must come before
 * a port is opened or a database is started.
 *
 * @param profile the profile that Quarkus will start in
 * @param values the settings that have a value, by name, and all others that begin like ours
 * @param variables the environment variables that begin like ours
 */
record Settings(
    String profile, Map<String, String> values, Set<String> variables, Path dataDirectory) {
  static final String DATABASE = "quarkus.datasource.jdbc.url";

  private static final String VARIABLE_PREFIX = "SPASMWATCH_";

  Settings {
    requireNonNull(profile, "profile");
    values = Map.copyOf(values);
    variables = Set.copyOf(variables);
    requireNonNull(dataDirectory, "dataDirectory");
  }

  static Settings read() {
    String profile = profileOfTheStart();
    SmallRyeConfig config = config(profile);
    Map<String, String> values = new HashMap<>();
    Set<String> variables = new HashSet<>();
    for (ConfigSource source : config.getConfigSources()) {
      boolean environment = source instanceof EnvConfigSource;
      source.getPropertyNames().forEach(name -> add(name, environment, values, variables));
    }
    Stream.concat(KnownSettings.NAMES.stream(), Stream.of(DATABASE))
        .forEach(name -> value(config, name).ifPresent(value -> values.put(name, value)));
    config
        .getPropertyNames()
        .forEach(
            name -> {
              if (KnownSettings.contains(name)) {
                value(config, name).ifPresent(value -> values.put(name, value));
              }
            });
    String directory = config.getConfigMapping(TrialSettings.class).trial().dataDirectory();
    return new Settings(profile, values, variables, Path.of(directory));
  }

  /**
   * The mappings with names that the operator chooses are there for environment variables, whose
   * names can only be read by them. A value that they cannot take is found later, with all others.
   */
  private static SmallRyeConfig config(String profile) {
    SmallRyeConfigBuilder builder =
        ConfigUtils.configBuilder()
            .withProfile(profile)
            .withMapping(TrialSettings.class)
            .withValidateUnknown(false);
    try {
      return builder.withMapping(ClientSettings.class).withMapping(TokenSettings.class).build();
    } catch (ConfigValidationException e) {
      return ConfigUtils.configBuilder()
          .withProfile(profile)
          .withMapping(TrialSettings.class)
          .withValidateUnknown(false)
          .build();
    }
  }

  /** The value of what is no setting is nobody's business: it may be a secret. */
  private static void add(
      String name, boolean environment, Map<String, String> values, Set<String> variables) {
    String plain = name.replaceFirst("^%[^.]*\\.", "");
    if (environment && name.startsWith(VARIABLE_PREFIX)) {
      variables.add(name);
    } else if (!environment
        && plain.startsWith(KnownSettings.PREFIX)
        && !KnownSettings.contains(plain)) {
      values.put(plain, "");
    }
  }

  private static Optional<String> value(SmallRyeConfig config, String name) {
    return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
  }

  private static String profileOfTheStart() {
    return Stream.of(System.getProperty("quarkus.profile"), System.getenv("QUARKUS_PROFILE"))
        .filter(value -> value != null && !value.isBlank())
        .findFirst()
        .orElse("prod");
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  boolean isOn(String name) {
    return value(name).map(Boolean::parseBoolean).orElse(false);
  }

  boolean trial() {
    return profile.equals("trial");
  }

  boolean databaseIsGiven() {
    return values.containsKey(DATABASE);
  }
}
