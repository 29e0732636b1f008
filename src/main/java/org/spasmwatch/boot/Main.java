package org.spasmwatch.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.spasmwatch.app.KnowledgeStart;

/**
 * Starts Spasmwatch. In the trial profile without a JDBC URL it starts a PostgreSQL of its own
 * first. Any other profile is refused: access control for production is not part of this version,
 * and a service that is open by accident is worse than one that does not start. The command {@code
 * migrate}, which opens no port, runs in every profile.
 */
@QuarkusMain
public final class Main {
  private static final String MIGRATE = KnowledgeStart.MIGRATE;
  private static final String TRIAL = "trial";
  private static final String URL_PROPERTY = "quarkus.datasource.jdbc.url";
  private static final String URL_VARIABLE = "QUARKUS_DATASOURCE_JDBC_URL";
  private static final int REFUSED = 78;

  Main() {}

  public static void main(String... args) {
    boolean migrate = List.of(args).equals(List.of(MIGRATE));
    if (args.length > 0 && !migrate) {
      refuse("Unknown argument. There is one command, '" + MIGRATE + "'; without it, it serves.");
    }
    if (!migrate && !profile().equals(TRIAL)) {
      refuse(
          "Spasmwatch does not start: this version has no access control, so it runs in the trial"
              + " profile only. Set QUARKUS_PROFILE=trial, and let nobody but yourself reach it.");
    }
    Optional<LocalDatabase> database = databaseIsGiven() ? Optional.empty() : ownDatabase();
    if (database.isEmpty() && !databaseIsGiven()) {
      refuse(
          "Spasmwatch does not start: it has no database. Set "
              + URL_VARIABLE
              + ", QUARKUS_DATASOURCE_USERNAME and QUARKUS_DATASOURCE_PASSWORD.");
    }
    database.ifPresent(Main::start);
    run(migrate, args);
    database.ifPresent(LocalDatabase::close);
  }

  private static void run(boolean migrate, String... args) {
    // rest.Gate answers URLs that are not well formed; the server's own check says nothing
    System.setProperty("vertx.disableURIValidation", "true");
    if (migrate) {
      System.setProperty("quarkus.http.host-enabled", "false");
      System.setProperty("quarkus.management.enabled", "false");
      Quarkus.run(Migrate.class, args);
    } else {
      Quarkus.run(args);
    }
  }

  private static void refuse(String reason) {
    System.err.println(reason);
    System.exit(REFUSED);
  }

  private static String profile() {
    return setting("quarkus.profile", "QUARKUS_PROFILE").orElse("prod");
  }

  private static boolean databaseIsGiven() {
    return setting(URL_PROPERTY, URL_VARIABLE).isPresent();
  }

  private static Optional<LocalDatabase> ownDatabase() {
    return ServiceLoader.load(LocalDatabase.class).findFirst();
  }

  private static void start(LocalDatabase database) {
    try {
      Map<String, String> configuration = database.start(dataDirectory());
      configuration.forEach(System::setProperty);
    } catch (IllegalStateException e) {
      refuse("Spasmwatch does not start: " + e.getMessage());
    }
  }

  private static Path dataDirectory() {
    return setting("spasmwatch.trial.data-directory", "SPASMWATCH_TRIAL_DATA_DIRECTORY")
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".spasmwatch"));
  }

  private static Optional<String> setting(String property, String variable) {
    return Stream.of(System.getProperty(property), System.getenv(variable))
        .filter(value -> value != null && !value.isBlank())
        .findFirst();
  }
}
