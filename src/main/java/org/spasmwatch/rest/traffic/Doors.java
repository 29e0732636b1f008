package org.spasmwatch.rest.traffic;

import java.util.List;
import java.util.Optional;

/** Each API names its own doors, by a bean of this type. */
public interface Doors {
  /**
   * The door at a path, whatever the method; empty when the path is not of this API.
   *
   * @param path its segments, none of them empty
   */
  Optional<Door> at(List<String> path);

  /** The door at a path, where what is done there differs by method. */
  default Optional<Door> at(String method, List<String> path) {
    return at(path);
  }
}
