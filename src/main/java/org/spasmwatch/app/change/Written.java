package org.spasmwatch.app.change;

import java.util.Map;
import java.util.Set;
import org.spasmwatch.knowledge.RecordId;

/**
 * What came of a change.
 *
 * @param versions of the records that were to be changed, as they are now
 * @param created those of which there was none before
 * @param unchanged those that said the same already
 */
public record Written(
    Map<RecordId, Integer> versions, Set<RecordId> created, Set<RecordId> unchanged) {
  public Written {
    versions = Map.copyOf(versions);
    created = Set.copyOf(created);
    unchanged = Set.copyOf(unchanged);
  }
}
