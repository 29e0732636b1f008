package org.spasmwatch.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;
import org.spasmwatch.knowledge.LocalPolicy;
import org.spasmwatch.knowledge.Policy;

/**
 * The numbers that this installation sets by {@code spasmwatch.policy.<key>}. Their names come from
 * the policy and hold dots, so that they are looked up one by one and no mapping reads them. The
 * start has refused what is wrong with them; here a fault can only come of a start without it.
 */
@ApplicationScoped
class HospitalPolicy {
  private static final Logger LOG = Logger.getLogger(HospitalPolicy.class);

  private final Config config;

  HospitalPolicy(Config config) {
    this.config = config;
  }

  /** The policy in force: the shipped one with the numbers set here. */
  Policy over(Policy shipped) {
    Map<String, String> own = new HashMap<>();
    for (String key : shipped.limits().keySet()) {
      config
          .getOptionalValue(LocalPolicy.SETTINGS + key, String.class)
          .filter(value -> !value.isBlank())
          .ifPresent(value -> own.put(key, value));
    }
    LocalPolicy local = LocalPolicy.of(shipped, own);
    if (!local.faults().isEmpty()) {
      throw new IllegalStateException(String.join("; ", local.faults()));
    }
    local.policy().local().forEach(limit -> LOG.warnf("set by this hospital: %s", limit.told()));
    return local.policy();
  }
}
