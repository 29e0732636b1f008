package org.spasmwatch.fhir.r5;

import static java.util.Objects.requireNonNull;

import java.lang.ref.SoftReference;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hl7.fhir.r5.model.DomainResource;
import org.hl7.fhir.r5.model.Resource;
import org.spasmwatch.fhir.Edition.Served;
import org.spasmwatch.fhir.search.value.Value;

/**
 * A resource of one state of the knowledge, which nobody may change, and what it holds under each
 * search parameter. Its text is kept from when it is first asked for until memory is short: to
 * write it costs a hundred times what it costs to send it.
 */
final class Shelved {
  private final DomainResource resource;
  private final Map<String, List<Value>> values;
  private volatile SoftReference<Served> whole = new SoftReference<>(null);

  Shelved(DomainResource resource, Map<String, List<Value>> values) {
    this.resource = requireNonNull(resource, "resource");
    this.values = Map.copyOf(values);
  }

  Map<String, List<Value>> values() {
    return values;
  }

  /** One to give away: HAPI's models fill themselves in while they are read. */
  DomainResource copy() {
    return resource.copy();
  }

  /**
   * The whole of it.
   *
   * @param write writes one; always in the same way
   */
  Served whole(Function<Resource, String> write) {
    Served kept = whole.get();
    if (kept == null) {
      kept = served(write);
      whole = new SoftReference<>(kept);
    }
    return kept;
  }

  /** As it is written now. */
  Served served(Function<Resource, String> write) {
    DomainResource copy = copy();
    Date recorded = copy.getMeta().getLastUpdated();
    return new Served(
        write.apply(copy),
        copy.getMeta().getVersionId(),
        recorded == null ? Instant.EPOCH : recorded.toInstant());
  }
}
