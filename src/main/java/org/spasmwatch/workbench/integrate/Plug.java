package org.spasmwatch.workbench.integrate;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.spasmwatch.workbench.bedside.Stories.Told;

/** What the page for integrators shows. */
public record Plug(
    String url,
    List<Offered> services,
    List<Told> stories,
    List<Template> prefetch,
    List<Query> queries,
    Health health) {
  public Plug {
    requireNonNull(url, "url");
    services = List.copyOf(services);
    stories = List.copyOf(stories);
    prefetch = List.copyOf(prefetch);
    queries = List.copyOf(queries);
    requireNonNull(health, "health");
  }

  /** A hook of a service. */
  public record Offered(String id, String hook, String version, String description) {}

  /** A prefetch template. */
  public record Template(String key, String query) {}

  /** A query of the FHIR bases that runs as it is; {@code what} is the key of the word for it. */
  public record Query(String what, String path) {}

  /**
   * How it is.
   *
   * @param trouble why the store is not followed, or its newest state not in force; empty when all
   *     is well
   * @param disabled statements that are switched off
   */
  public record Health(
      String version, String since, int statements, String trouble, List<String> disabled) {
    public Health {
      disabled = List.copyOf(disabled);
    }
  }

  /** A request that can be sent. */
  public record Sample(String path, String body) {}
}
