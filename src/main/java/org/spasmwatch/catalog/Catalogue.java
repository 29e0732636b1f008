package org.spasmwatch.catalog;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.spasmwatch.app.CurrentKnowledge;
import org.spasmwatch.app.KnowledgeLog;
import org.spasmwatch.codec.CatalogueReader;
import org.spasmwatch.codec.KnowledgeFiles;
import org.spasmwatch.knowledge.KnowledgeBase;

/**
 * Installs the bundled catalogue. A catalogue with a fault stops the start: half a knowledge would
 * warn of half the dangers.
 */
@ApplicationScoped
class Catalogue {
  private static final Logger LOG = Logger.getLogger(Catalogue.class);

  private final CurrentKnowledge current;
  private final KnowledgeLog log;

  Catalogue(CurrentKnowledge current, KnowledgeLog log) {
    this.current = current;
    this.log = log;
  }

  void install(@Observes StartupEvent start) {
    DigestedFiles files = new DigestedFiles(KnowledgeFiles.bundled());
    KnowledgeBase read = CatalogueReader.read(files);
    KnowledgeLog.Entry entry = log.install(read.version(), files.digest());
    KnowledgeBase knowledge = read.withVersion(read.version() + "+" + entry.revision());
    current.replace(knowledge);
    LOG.infof(
        "knowledge %s in force: %d statements about %d drugs and classes",
        knowledge.version(),
        knowledge.records().uses().size(),
        knowledge.records().uses().stream().map(u -> u.subject()).distinct().count());
  }
}
