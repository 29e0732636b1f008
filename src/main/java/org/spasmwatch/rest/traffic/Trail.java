package org.spasmwatch.rest.traffic;

import static java.util.Objects.requireNonNull;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be said of one request, from its first filter to its line in the log. */
public final class Trail {
  private static final String KEY = Trail.class.getName();

  private final String requestId;
  private final Door door;
  private volatile @Nullable UUID hookInstance;

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
}
