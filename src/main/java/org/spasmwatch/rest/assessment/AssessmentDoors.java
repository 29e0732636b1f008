package org.spasmwatch.rest.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.spasmwatch.rest.traffic.Door;
import org.spasmwatch.rest.traffic.Doors;

/** The one door of this API. */
@ApplicationScoped
class AssessmentDoors implements Doors {
  private static final Door ASSESS = new Door("assessments", "assess", Door.NONE);

  @Override
  public Optional<Door> at(List<String> path) {
    return path.equals(List.of("assessments")) ? Optional.of(ASSESS) : Optional.empty();
  }
}
