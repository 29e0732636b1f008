package org.spasmwatch.boot;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jboss.logging.Logger;
import org.spasmwatch.app.KnowledgeStart;
import org.spasmwatch.authoring.Commands;

/**
 * Starts Spasmwatch. In the trial profile without a JDBC URL it starts a PostgreSQL of its own
 * first. Any other profile is held to production: what is open or missing there is refused, with
 * everything that {@link StartChecks} has against it, as a service that is open by accident is
 * worse than one that does not start. The command {@code migrate}, which opens no port, needs a
 * database only; the commands of {@link Commands} need not even that.
 */
@QuarkusMain
public final class Main {
  private static final Logger LOG = Logger.getLogger(Main.class);
  private static final String MIGRATE = KnowledgeStart.MIGRATE;
  private static final int REFUSED = 78;

  Main() {}

  public static void main(String... args) {
    if (args.length > 0 && Commands.names().contains(args[0])) {
      end(Commands.run(System.out, args));
    }
    boolean migrate = List.of(args).equals(List.of(MIGRATE));
    if (args.length > 0 && !migrate) {
      refuse(
          "Unknown argument. There are the commands " + commands() + "; without one, it serves.");
    }
    Settings settings = Settings.read();
    check(settings, migrate);
    Optional<LocalDatabase> database =
        settings.databaseIsGiven() ? Optional.empty() : ownDatabase();
    database.ifPresent(own -> start(own, settings));
    run(migrate, args);
    database.ifPresent(LocalDatabase::close);
  }

  /** Nothing was started that would have to be stopped, and the stop of logging is not silent. */
  private static void end(int code) {
    System.out.flush();
    Runtime.getRuntime().halt(code);
  }

  private static String commands() {
    return "'" + MIGRATE + "', '" + String.join("', '", Commands.names()) + "'";
  }

  private static void check(Settings settings, boolean migrate) {
    StartChecks checks = new StartChecks(settings);
    List<String> faults = new ArrayList<>();
    if (!migrate) {
      faults.addAll(checks.openDoors());
    }
    faults.addAll(checks.faults());
    if (settings.trial() && !settings.databaseIsGiven() && ownDatabase().isEmpty()) {
      faults.add("this build has no database of its own: set QUARKUS_DATASOURCE_JDBC_URL");
    }
    if (!faults.isEmpty()) {
      refuse(
          "Spasmwatch does not start in the profile "
              + settings.profile()
              + ":"
              + list(faults)
              + (checks.remarks().isEmpty() ? "" : "\nBesides:" + list(checks.remarks())));
    }
    checks.remarks().forEach(LOG::warn);
  }

  private static String list(List<String> sentences) {
    return "\n- " + String.join("\n- ", sentences);
  }

  private static void run(boolean migrate, String... args) {
    // rest.Gate answers URLs that are not well formed; the server's own check says nothing
    System.setProperty("vertx.disableURIValidation", "true");
    if (migrate) {
      System.setProperty("quarkus.http.host-enabled", "false");
      System.setProperty("quarkus.management.enabled", "false");
      // a migration takes the time that it takes, and waits for the one before it
      System.setProperty("quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "0");
      Quarkus.run(Migrate.class, args);
    } else {
      Quarkus.run(args);
    }
  }

  private static void refuse(String reason) {
    System.err.println(reason);
    System.exit(REFUSED);
  }

  private static Optional<LocalDatabase> ownDatabase() {
    return ServiceLoader.load(LocalDatabase.class).findFirst();
  }

  private static void start(LocalDatabase database, Settings settings) {
    try {
      Map<String, String> configuration = database.start(settings.dataDirectory());
      configuration.forEach(System::setProperty);
    } catch (IllegalStateException e) {
      refuse("Spasmwatch does not start: " + e.getMessage());
    }
  }
}
