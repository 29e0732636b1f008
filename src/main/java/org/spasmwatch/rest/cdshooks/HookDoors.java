package org.spasmwatch.rest.cdshooks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.spasmwatch.rest.traffic.Door;
import org.spasmwatch.rest.traffic.Doors;

/** Discovery, the services and their feedback, by their ids. */
@ApplicationScoped
class HookDoors implements Doors {
  private static final String NAME = "cds-hooks";

  @Override
  public Optional<Door> at(List<String> path) {
    if (path.equals(List.of("feedback", "summary"))) {
      return Optional.of(new Door("feedback", "summary", Door.NONE));
    }
    if (path.isEmpty() || !path.get(0).equals("cds-services")) {
      return Optional.empty();
    }
    return Optional.of(
        switch (path.size()) {
          case 1 -> new Door(NAME, "discovery", Door.NONE);
          case 2 -> new Door(NAME, "call", service(path.get(1)));
          case 3 -> new Door(NAME, third(path.get(2)), service(path.get(1)));
          default -> new Door(NAME, Door.UNKNOWN, Door.UNKNOWN);
        });
  }

  private static String third(String word) {
    return word.equals("feedback") ? word : Door.UNKNOWN;
  }

  private static String service(String id) {
    return Services.of(id).isEmpty() ? Door.UNKNOWN : id;
  }
}
