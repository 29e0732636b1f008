package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.patient.NotEvaluated.Cause;

/**
 * The resources of a Bundle or of prefetched ones, those of Bundles inside too, and what their
 * references lead to. Few are ever referred to or replaced, so both indexes are made when they are
 * first needed.
 */
final class Bundle {
  private static final int MAXIMUM_NESTING = 4;

  private final List<Item> items = new ArrayList<>();

  /** Those that were laid over it and are not among the items yet, by reference. */
  private final Map<String, Item> laid = new LinkedHashMap<>();

  /** All that were ever added: references may still lead to what was replaced. */
  private final List<Item> added = new ArrayList<>();

  private final Unread unread;
  private @Nullable Map<String, JsonNode> targets;
  private @Nullable Map<String, Item> byReference;

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
    for (Reply reply : prefetch.replies()) {
      if (reply.satisfied() && reply.bringsFacts()) {
        all.addReply(reply.json(), reply.pointer());
      }
    }
    return all;
  }

  private void addReply(JsonNode json, String pointer) {
    if (json.path("resourceType").asText().equals("Bundle")) {
      add(json, pointer, 0);
    } else if (json.isObject()) {
      items.add(added(new Item(json, null, () -> pointer, unread)));
    }
  }

  List<Item> items() {
    if (!laid.isEmpty()) {
      items.removeIf(item -> laid.containsKey(item.reference()));
      items.addAll(laid.values());
      laid.clear();
      byReference = null;
    }
    return items;
  }

  /** The first of the items that has this reference. */
  Optional<Item> find(String reference) {
    if (byReference == null) {
      byReference = new HashMap<>();
      for (Item item : items) {
        byReference.putIfAbsent(item.reference(), item);
      }
    }
    Item over = laid.get(reference);
    return Optional.ofNullable(over == null ? byReference.get(reference) : over);
  }

  /** Says of something beside its entries why it took no part. */
  void tell(String pointer, Cause cause, String reason) {
    unread.add(pointer, cause, reason);
  }

  /** Adds a resource, in place of the one it has the reference of. */
  Item lay(JsonNode resource, String pointer) {
    Item item = added(new Item(resource, null, () -> pointer, unread));
    laid.remove(item.reference());
    laid.put(item.reference(), item);
    return item;
  }

  private void add(JsonNode json, String pointer, int nesting) {
    int index = 0;
    for (JsonNode entry : json.path("entry")) {
      int number = index++;
      add(entry, () -> pointer + "/entry/" + number, nesting);
    }
  }

  private void add(JsonNode entry, Supplier<String> where, int nesting) {
    JsonNode resource = entry.path("resource");
    if (!resource.isObject()) {
      unread.add(where.get(), Cause.FORM, "the entry has no resource");
      return;
    }
    String fullUrl = text(entry.path("fullUrl"));
    Item item = new Item(resource, fullUrl, () -> where.get() + "/resource", unread);
    if (!item.type().equals("Bundle")) {
      items.add(added(item));
    } else if (nesting < MAXIMUM_NESTING) {
      add(resource, where.get() + "/resource", nesting + 1);
    } else {
      unread.add(
          where.get(),
          Cause.FORM,
          "Bundles inside Bundles are read to a depth of " + MAXIMUM_NESTING);
    }
  }

  private Item added(Item item) {
    added.add(item);
    targets = null;
    return item;
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
    if (targets == null) {
      targets = targets();
    }
    return Optional.ofNullable(targets.get(Item.withoutVersion(reference)));
  }

  private Map<String, JsonNode> targets() {
    Map<String, JsonNode> byReference = new HashMap<>();
    for (Item item : added) {
      if (item.hasId()) {
        byReference.put(item.reference(), item.resource());
      }
      if (item.fullUrl() != null) {
        byReference.put(item.fullUrl(), item.resource());
      }
    }
    return byReference;
  }
}
