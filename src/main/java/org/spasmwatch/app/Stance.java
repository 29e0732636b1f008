package org.spasmwatch.app;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import org.jboss.logging.Logger;

/** How open the program is. This version is, always, and so it is loud about it. */
@ApplicationScoped
public class Stance {
  private static final Logger LOG = Logger.getLogger(Stance.class);

  private final String profile = String.join(",", ConfigUtils.getProfiles());

  /** {@code trial (open: no access control)}. */
  public String description() {
    return profile + " (open: no access control)";
  }

  void warn(@Observes StartupEvent event, @CommandLineArguments String[] arguments) {
    if (!Arrays.asList(arguments).contains(KnowledgeStart.MIGRATE)) {
      LOG.warnf(
          "profile %s: whoever reaches this service is served. It is for trying out, with made-up"
              + " data; let nobody but yourself reach it",
          description());
    }
  }
}
