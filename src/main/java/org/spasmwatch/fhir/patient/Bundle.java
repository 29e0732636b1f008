package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.NotEvaluated.Cause;

/**
 * The resources of a Bundle or of prefetched ones, those of Bundles inside too, and what their
 * references lead to.
 */
final class Bundle {
  private static final int MAXIMUM_NESTING = 4;

  private final List<Item> items = new ArrayList<>();
  private final Map<String, JsonNode> byReference = new HashMap<>();
  private final Unread unread;

  private Bundle(Unread unread) {
    this.unread = unread;
  }

  static Bundle of(JsonNode json, Unread unread) {
    Bundle bundle = new Bundle(unread);
    bundle.add(json, "", 0);
    return bundle;
  }

  static Bundle of(Prefetch prefetch, Unread unread) {
    Bundle all = new Bundle(unread);
    prefetch.replies().stream()
        .filter(Reply::satisfied)
        .filter(Reply::bringsFacts)
        .forEach(reply -> all.addReply(reply.json(), reply.pointer()));
    return all;
  }

  private void addReply(JsonNode json, String pointer) {
    if (json.path("resourceType").asText().equals("Bundle")) {
      add(json, pointer, 0);
    } else if (json.isObject()) {
      add(json, null, pointer);
    }
  }

  List<Item> items() {
    return items;
  }

  /** Says of something beside its entries why it took no part. */
  void tell(String pointer, Cause cause, String reason) {
    unread.add(pointer, cause, reason);
  }

  /** Adds a resource, in place of the one it has the reference of. */
  Item lay(JsonNode resource, String pointer) {
    int before = items.size();
    add(resource, null, pointer);
    Item laid = items.remove(before);
    items.removeIf(i -> i.reference().equals(laid.reference()));
    items.add(laid);
    return laid;
  }

  private void add(JsonNode json, String pointer, int nesting) {
    int index = 0;
    for (JsonNode entry : json.path("entry")) {
      String where = pointer + "/entry/" + index++;
      JsonNode resource = entry.path("resource");
      if (!resource.isObject()) {
        unread.add(where, Cause.FORM, "the entry has no resource");
      } else if (!resource.path("resourceType").asText().equals("Bundle")) {
        add(resource, text(entry.path("fullUrl")), where + "/resource");
      } else if (nesting < MAXIMUM_NESTING) {
        add(resource, where + "/resource", nesting + 1);
      } else {
        unread.add(
            where, Cause.FORM, "Bundles inside Bundles are read to a depth of " + MAXIMUM_NESTING);
      }
    }
  }

  private void add(JsonNode resource, @Nullable String fullUrl, String pointer) {
    String local = resource.path("resourceType").asText() + "/" + resource.path("id").asText();
    boolean hasId = !resource.path("id").asText().isBlank();
    String reference = hasId ? local : fullUrl == null ? pointer : fullUrl;
    items.add(new Item(resource, reference, fullUrl, unread));
    if (hasId) {
      byReference.put(local, resource);
    }
    if (fullUrl != null) {
      byReference.put(fullUrl, resource);
    }
  }

  private static @Nullable String text(JsonNode node) {
    return node.isTextual() && !node.asText().isBlank() ? node.asText() : null;
  }

  /** What a reference of this resource leads to: contained, in the bundle, or nowhere. */
  Optional<JsonNode> resolve(Item from, String reference) {
    if (reference.startsWith("#")) {
      String id = reference.substring(1);
      return Item.elements(from.at("contained")).stream()
          .filter(c -> c.path("id").asText().equals(id))
          .findFirst();
    }
    return Optional.ofNullable(byReference.get(Item.withoutVersion(reference)));
  }
}
