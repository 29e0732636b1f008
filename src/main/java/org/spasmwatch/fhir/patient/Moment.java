package org.spasmwatch.fhir.patient;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the context of a CDS Hooks call brings beside the prefetch (CDS Hooks library, "Context" of
 * each hook): {@code brought} is the resource or Bundle, {@code pointer} where it stands in the
 * request. {@code selections} are references of the orders that were just selected; where the hook
 * knows none, all are meant. {@code encounter} is the id of the encounter that ends.
 */
public record Moment(
    Kind kind, JsonNode brought, String pointer, Set<String> selections, String encounter) {
  /** Nothing but that a chart is open. */
  public static final Moment NONE =
      new Moment(Kind.NOTHING, MissingNode.getInstance(), "", Set.of(), "");

  /** What the context's resources are. */
  public enum Kind {
    NOTHING,
    /** Orders that nobody has signed yet, and signed ones that are being changed. */
    DRAFTS,
    /** Drafts that renew what the patient takes. */
    RENEWALS,
    /** An order that is in force and is being checked. */
    VERIFIED,
    /** Conditions that are being written down now. */
    PROBLEMS,
    /** The end of an encounter: its discharge orders are in the record. */
    DISCHARGE
  }

  public Moment {
    requireNonNull(kind, "kind");
    requireNonNull(brought, "brought");
    requireNonNull(pointer, "pointer");
    requireNonNull(encounter, "encounter");
    selections = Set.copyOf(selections);
  }

  /** The resources that it brings: those of a Bundle, or the one. */
  List<JsonNode> resources() {
    return many()
        ? Item.elements(brought.path("entry")).stream().map(e -> e.path("resource")).toList()
        : brought.isObject() ? List.of(brought) : List.of();
  }

  private boolean many() {
    return brought.path("entry").isArray();
  }

  /** Where one of the resources stands, as a JSON pointer. */
  String pointer(int index) {
    return many() ? pointer + "/entry/" + index + "/resource" : pointer;
  }

  boolean brings(String type) {
    return resources().stream().anyMatch(r -> r.path("resourceType").asText().equals(type));
  }

  /** The resource of that reference as it was sent. */
  Optional<JsonNode> resource(String reference) {
    return resources().stream()
        .filter(
            r -> reference.equals(r.path("resourceType").asText() + "/" + r.path("id").asText()))
        .findFirst();
  }

  /** Whether it is about that order, and not only about others beside it. */
  boolean selects(Item order) {
    return selections.isEmpty()
        || selections.stream().anyMatch(s -> names(s, order.type(), order.id()));
  }

  /** The selections that lead to none of the resources. */
  public List<String> dangling() {
    return selections.stream()
        .filter(s -> resources().stream().noneMatch(r -> names(s, r)))
        .sorted()
        .toList();
  }

  private static boolean names(String selection, JsonNode resource) {
    return names(selection, resource.path("resourceType").asText(), resource.path("id").asText());
  }

  /** Some clients send the id alone, some the absolute URL. */
  private static boolean names(String selection, String type, String id) {
    String local = type + "/" + id;
    return !id.isBlank()
        && (selection.equals(local) || selection.equals(id) || selection.endsWith("/" + local));
  }
}
