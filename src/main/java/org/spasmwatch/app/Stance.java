package org.spasmwatch.app;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.CommandLineArguments;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Arrays;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * How open the program is. In a trial whoever reaches it may read and assess, and so it is loud
 * about it; in every other profile it is closed.
 */
@ApplicationScoped
public class Stance {
  private static final Logger LOG = Logger.getLogger(Stance.class);
  private static final String TRIAL = "trial";

  private final List<String> profiles = ConfigUtils.getProfiles();

  /** Whether this is a trial: the profile of that name alone, or tests that choose no other. */
  public boolean trial() {
    return profiles.equals(List.of(TRIAL))
        || (LaunchMode.current() == LaunchMode.TEST && profiles.equals(List.of("test")));
  }

  /** {@code trial (open: whoever reaches it may read and assess)}. */
  public String description() {
    return String.join(",", profiles)
        + (trial() ? " (open: whoever reaches it may read and assess)" : " (closed)");
  }

  void warn(@Observes StartupEvent event, @CommandLineArguments String[] arguments) {
    if (trial() && !Arrays.asList(arguments).contains(KnowledgeStart.MIGRATE)) {
      LOG.warnf(
          "profile %s. It is for trying out, with made-up data; let nobody but yourself reach it",
          description());
    }
  }
}
