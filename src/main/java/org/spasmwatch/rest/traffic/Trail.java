package org.spasmwatch.rest.traffic;

import static java.util.Objects.requireNonNull;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.audit.AuditRecord.Origin;
import org.spasmwatch.app.audit.Deed;
import org.spasmwatch.app.audit.Witness;

/**
 * What may be said of one request, from its first filter to its line in the log, and what was done
 * on it that belongs into the audit trail.
 */
public final class Trail implements Witness {
  private static final String KEY = Trail.class.getName();

  private final String requestId;
  private final Door door;
  private final AtomicReference<@Nullable Deed> deed = new AtomicReference<>();
  private volatile @Nullable UUID hookInstance;
  private volatile @Nullable String caller;

  Trail(String requestId, Door door) {
    this.requestId = requireNonNull(requestId, "requestId");
    this.door = requireNonNull(door, "door");
  }

  /** The trail of that request. */
  public static Trail of(RoutingContext context) {
    return requireNonNull(context.<Trail>get(KEY), "no filter saw this request");
  }

  void begin(RoutingContext context) {
    context.put(KEY, this);
  }

  String requestId() {
    return requestId;
  }

  Door door() {
    return door;
  }

  /** What the request is about, as a word of ours: a service, a resource type. */
  public String subject() {
    return door.subject();
  }

  /**
   * The id that the client gave to its call of a hook. It is a UUID, so it can say nothing else.
   */
  public void hookInstance(UUID id) {
    hookInstance = id;
  }

  Optional<UUID> hookInstance() {
    return Optional.ofNullable(hookInstance);
  }

  /** The name under which the caller is registered here; nothing that it says of itself. */
  public void caller(String name) {
    caller = name;
  }

  @Override
  public void saw(Deed done) {
    deed.set(done);
  }

  /** What was done and is not written down yet; only once. */
  Optional<Deed> takeDeed() {
    return Optional.ofNullable(deed.getAndSet(null));
  }

  Origin origin(int status) {
    return new Origin(door.name(), door.subject(), caller, requestId, hookInstance, status);
  }
}
