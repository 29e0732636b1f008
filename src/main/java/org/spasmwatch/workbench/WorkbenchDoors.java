package org.spasmwatch.workbench;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spasmwatch.rest.traffic.Door;
import org.spasmwatch.rest.traffic.Doors;

/** The pages by their first word; what is looked for and looked at is not noted. */
@ApplicationScoped
class WorkbenchDoors implements Doors {
  private static final String NAME = "workbench";
  private static final Set<String> PAGES =
      Set.of(
          "choices",
          "curate",
          "drugs",
          "integrate",
          "search",
          "sign-in",
          "sign-out",
          "statements",
          "try",
          "webjars",
          "workbench");

  @Override
  public Optional<Door> at(List<String> path) {
    if (path.isEmpty()) {
      return Optional.of(new Door(NAME, "home", Door.NONE));
    }
    return PAGES.contains(path.get(0))
        ? Optional.of(new Door(NAME, path.get(0), Door.NONE))
        : Optional.empty();
  }
}
