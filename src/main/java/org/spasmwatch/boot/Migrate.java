package org.spasmwatch.boot;

import io.quarkus.runtime.QuarkusApplication;
import org.jboss.logging.Logger;
import org.spasmwatch.app.InstallCatalogue;
import org.spasmwatch.app.InstallCatalogue.Report;

/**
 * The command {@code migrate}: brings the tables and the stored catalogue to those of this program,
 * says what came of it, and ends. Exit code 0, or 1 when it could not be done.
 */
class Migrate implements QuarkusApplication {
  private static final Logger LOG = Logger.getLogger(Migrate.class);
  private static final int FAILED = 1;

  private final InstallCatalogue install;

  Migrate(InstallCatalogue install) {
    this.install = install;
  }

  @Override
  public int run(String... args) {
    try {
      Report report = install.install();
      LOG.infof(
          "catalogue %s is installed as knowledge %s+%d; %d records differ from it and were left"
              + " alone",
          report.catalogue(), report.catalogue(), report.revision(), report.leftAlone().size());
      return 0;
    } catch (RuntimeException e) {
      LOG.errorf("not migrated: %s", e.getMessage());
      return FAILED;
    }
  }
}
