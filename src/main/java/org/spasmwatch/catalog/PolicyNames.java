package org.spasmwatch.catalog;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;
import org.spasmwatch.knowledge.LocalPolicy;

/**
 * Tells the configuration that the names of the policy's numbers are read, though by no mapping. It
 * is found as a service, before any bean.
 */
public final class PolicyNames implements SmallRyeConfigBuilderCustomizer {
  @Override
  public void configBuilder(SmallRyeConfigBuilder builder) {
    builder.withMappingIgnore(LocalPolicy.SETTINGS + "**");
  }
}
