package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.fhir.patient.Moment.Kind;
import org.spasmwatch.patient.MedicationUse;
import org.spasmwatch.patient.MedicationUse.Status;
import org.spasmwatch.patient.NotEvaluated.Cause;
import org.spasmwatch.patient.Orders;

/**
 * Lays what the context of a call brings over what was prefetched. A resource of the context stands
 * for the one of the same id in the record; an order that the context ends stays as it was, because
 * the drug was taken until now.
 */
final class Overlay {
  private static final String ORDER = "MedicationRequest";
  private static final Set<String> ENDING = Set.of("stopped", "ended", "cancelled", "on-hold");
  private static final Set<String> NOT_SIGNED = Set.of("", "draft");
  private static final Set<String> AT_HOME = Set.of("community", "outpatient");

  private final Moment moment;
  private final Instant at;
  private final Bundle bundle;
  private final Set<String> drafts = new HashSet<>();
  private final Set<String> ended = new HashSet<>();
  private final Set<String> touched = new HashSet<>();
  private final Set<String> stopped = new HashSet<>();

  /** The order that each draft takes the place of. */
  private final Map<String, String> replaced = new HashMap<>();

  private Overlay(Moment moment, Instant at, Bundle bundle) {
    this.moment = moment;
    this.at = at;
    this.bundle = bundle;
  }

  /** Changes the bundle; nothing comes of a moment that brings nothing. */
  static Overlay of(Moment moment, Instant at, Bundle bundle) {
    Overlay overlay = new Overlay(moment, at, bundle);
    List<JsonNode> brought = moment.resources();
    for (int i = 0; i < brought.size(); i++) {
      if (brought.get(i) instanceof ObjectNode resource
          && resource.path("resourceType").isTextual()) {
        overlay.lay(resource, moment.pointer(i));
      } else {
        bundle.tell(moment.pointer(i), Cause.FORM, "the entry has no resource");
      }
    }
    return overlay;
  }

  private void lay(ObjectNode resource, String pointer) {
    switch (resource.path("resourceType").asText()) {
      case ORDER -> order(resource.deepCopy(), pointer);
      case "Condition" -> bundle.lay(current(resource.deepCopy()), pointer);
      case "Medication" -> bundle.lay(resource, pointer);
      default -> {} // other orders are not ours to check
    }
  }

  private void order(ObjectNode order, String pointer) {
    String status = order.path("status").asText();
    if (ENDING.contains(status)) {
      end(order, pointer);
      return;
    }
    if (NOT_SIGNED.contains(status)) {
      order.put("status", moment.kind() == Kind.DRAFTS ? "draft" : "active");
    }
    if (!order.path("authoredOn").isTextual()) {
      order.put("authoredOn", at.toString());
    }
    Item laid = bundle.lay(order, pointer);
    drafts.add(laid.reference());
    String prior = order.path("priorPrescription").path("reference").asText();
    if (!prior.isBlank()) {
      replaced.put(laid.reference(), Item.withoutVersion(prior));
    }
    touch(laid);
  }

  /** An order that was cancelled before it was in force says nothing of what is taken. */
  private void end(ObjectNode order, String pointer) {
    Optional<Item> recorded = bundle.find(ORDER + "/" + order.path("id").asText());
    boolean stands = recorded.filter(item -> !ENDING.contains(item.status())).isPresent();
    if (!stands && order.path("status").asText().equals("cancelled")) {
      return;
    }
    Item item =
        stands ? recorded.orElseThrow() : bundle.lay(order.put("status", "active"), pointer);
    ended.add(item.reference());
    stopped.add(item.reference());
    touch(item);
  }

  private void touch(Item item) {
    if (moment.selects(item)) {
      touched.add(item.reference());
    }
  }

  /** What is written into the problem list now is there now, unless it says otherwise. */
  private static ObjectNode current(ObjectNode condition) {
    if (condition.path("clinicalStatus").isMissingNode()) {
      condition.putObject("clinicalStatus").putArray("coding").addObject().put("code", "active");
    }
    return condition;
  }

  Bundle bundle() {
    return bundle;
  }

  /** Whether the item is an order of the moment. */
  boolean ordered(Item item) {
    return drafts.contains(item.reference());
  }

  Orders orders(List<MedicationUse> uses) {
    switched(uses);
    if (moment.kind() == Kind.DISCHARGE) {
      notContinued(uses);
    }
    return drafts.isEmpty() && ended.isEmpty()
        ? Orders.NONE
        : new Orders(drafts, ended, touched, stopped);
  }

  /** A draft in the place of an order ends that order; the moment is about both. */
  private void switched(List<MedicationUse> uses) {
    for (MedicationUse draft : uses) {
      String prior = replaced.getOrDefault(draft.reference(), "");
      if (!prior.isBlank()) {
        end(prior, touched.contains(draft.reference()), uses);
      }
    }
  }

  private void end(String prior, boolean touching, List<MedicationUse> uses) {
    for (MedicationUse use : uses) {
      if (prior.endsWith(use.reference())) {
        ended.add(use.reference());
        if (touching) {
          touched.add(use.reference());
        }
      }
    }
  }

  /** A drug of home that is among no discharge order; without such orders nobody can tell. */
  private void notContinued(List<MedicationUse> uses) {
    Set<String> discharge =
        items().filter(this::ofDischarge).map(Item::reference).collect(Collectors.toSet());
    Set<String> continued =
        uses.stream()
            .filter(use -> discharge.contains(use.reference()))
            .map(MedicationUse::drugs)
            .flatMap(Collection::stream)
            .collect(Collectors.toSet());
    Set<String> home =
        items().filter(Overlay::ofHome).map(Item::reference).collect(Collectors.toSet());
    uses.stream()
        .filter(use -> !discharge.isEmpty() && home.contains(use.reference()))
        .filter(use -> use.status() == Status.CURRENT)
        .filter(use -> use.drugs().stream().noneMatch(continued::contains))
        .map(MedicationUse::reference)
        .forEach(
            reference -> {
              ended.add(reference);
              touched.add(reference);
            });
  }

  private Stream<Item> items() {
    return bundle.items().stream();
  }

  private boolean ofDischarge(Item item) {
    String encounter = item.at("encounter").path("reference").asText();
    return item.type().equals(ORDER)
        && !ENDING.contains(item.status())
        && categories(item).anyMatch("discharge"::equals)
        && (encounter.isBlank()
            || Item.withoutVersion(encounter).endsWith("Encounter/" + moment.encounter()));
  }

  private static boolean ofHome(Item item) {
    return item.type().equals("MedicationStatement")
        || categories(item).anyMatch(AT_HOME::contains);
  }

  private static Stream<String> categories(Item item) {
    return Item.elements(item.at("category")).stream()
        .flatMap(category -> Item.elements(category.path("coding")).stream())
        .map(coding -> coding.path("code").asText());
  }
}
