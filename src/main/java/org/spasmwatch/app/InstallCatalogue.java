package org.spasmwatch.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;
import org.spasmwatch.app.KnowledgeLog.Since;

/**
 * Brings the tables up to date and the bundled catalogue into the store. What was edited or deleted
 * here stays as it is, and is reported.
 */
@ApplicationScoped
public class InstallCatalogue {
  private static final Logger LOG = Logger.getLogger(InstallCatalogue.class);

  private final KnowledgeSchema schema;
  private final KnowledgeLog log;
  private final BundledKnowledge bundled;

  InstallCatalogue(KnowledgeSchema schema, KnowledgeLog log, BundledKnowledge bundled) {
    this.schema = schema;
    this.log = log;
    this.bundled = bundled;
  }

  /**
   * What came of it.
   *
   * @param revision the newest revision of the store
   * @param leftAlone one sentence for each record that differs from the catalogue and stays so
   */
  public record Report(String catalogue, long revision, List<String> leftAlone) {
    public Report {
      leftAlone = List.copyOf(leftAlone);
    }
  }

  /** Migrates and installs. A second call changes nothing. */
  public Report install() {
    schema.alone(
        () -> {
          schema.migrate();
          log.write(bundled::plan);
        });
    Since now = log.since(0);
    List<String> leftAlone = bundled.leftAlone(now.changed());
    leftAlone.forEach(LOG::warn);
    return new Report(bundled.version(), now.head().revision(), leftAlone);
  }
}
