package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whose data these are. One Patient, or none and then one patient that all records point to; a
 * record of somebody else takes no part.
 */
final class Whose {
  private static final List<String> SUBJECTS = List.of("subject", "patient");

  private final @Nullable Item patient;
  private final @Nullable String pointedTo;
  private final Set<String> everyone;

  Whose(List<Item> items) {
    List<Item> patients = items.stream().filter(i -> i.type().equals("Patient")).toList();
    Set<String> pointers = new TreeSet<>();
    items.forEach(item -> subject(item).filter(Whose::namesPatient).ifPresent(pointers::add));
    pointedTo = patients.isEmpty() && pointers.size() == 1 ? pointers.iterator().next() : null;
    everyone =
        patients.isEmpty()
            ? pointers
            : patients.stream().map(Whose::identity).collect(Collectors.toCollection(TreeSet::new));
    patient = patients.isEmpty() || everyone.size() > 1 ? null : patients.get(0);
  }

  private Whose(Item patient) {
    this.patient = patient;
    pointedTo = null;
    everyone = Set.of(identity(patient));
  }

  /** The data of the patient of this id, whether or not their Patient is there. */
  static Whose known(String id, List<Item> items, Unread unread) {
    ObjectNode named =
        JsonNodeFactory.instance.objectNode().put("resourceType", "Patient").put("id", id);
    return new Whose(
        items.stream()
            .filter(i -> i.type().equals("Patient") && i.id().equals(id))
            .findFirst()
            .orElseGet(() -> new Item(named, "Patient/" + id, null, unread)));
  }

  /** Two versions of one Patient are one person; the same id on two servers is two. */
  private static String identity(Item patient) {
    String fullUrl = patient.fullUrl();
    return fullUrl != null && fullUrl.startsWith("http") ? fullUrl : patient.reference();
  }

  private static boolean namesPatient(String subject) {
    return subject.contains("Patient/") || subject.startsWith("urn:");
  }

  /** More than one means that nobody can say whose data these are. */
  int patients() {
    return everyone.size();
  }

  Optional<Item> patient() {
    return Optional.ofNullable(patient);
  }

  /** The reference to give for the patient in what is proposed; null when there is none. */
  @Nullable String reference() {
    if (patient == null) {
      return pointedTo;
    }
    return patient.id().isBlank() ? patient.fullUrl() : "Patient/" + patient.id();
  }

  /** Whether a record is of the patient; one that does not say of whom counts as theirs. */
  boolean theirs(Item item) {
    return Stream.concat(subject(item).stream(), focus(item)).allMatch(this::isPatient);
  }

  private boolean isPatient(String reference) {
    return patient == null ? reference.equals(pointedTo) : pointsTo(reference, patient);
  }

  /** What an Observation in the patient's record is really about: a fetus, a donor, a device. */
  private static Stream<String> focus(Item item) {
    return Item.elements(item.at("focus")).stream()
        .map(focus -> Item.withoutVersion(focus.path("reference").asText()))
        .filter(reference -> !reference.isBlank());
  }

  private static boolean pointsTo(String subject, Item patient) {
    String local = "Patient/" + patient.id();
    if (subject.equals(patient.fullUrl()) || subject.equals(local)) {
      return true;
    }
    String fullUrl = patient.fullUrl();
    boolean absoluteElsewhere = fullUrl != null && fullUrl.startsWith("http");
    return !absoluteElsewhere && !patient.id().isBlank() && subject.endsWith("/" + local);
  }

  private static Optional<String> subject(Item item) {
    if (item.type().equals("Patient") || item.type().equals("Medication")) {
      return Optional.empty();
    }
    return SUBJECTS.stream()
        .map(field -> item.at(field).path("reference"))
        .filter(JsonNode::isTextual)
        .map(reference -> Item.withoutVersion(reference.asText()))
        .filter(reference -> !reference.isBlank())
        .findFirst();
  }
}
