package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whose data these are. One Patient, or none and then one patient that all records point to; a
 * record of somebody else takes no part.
 */
final class Whose {
  private final @Nullable Item patient;
  private final @Nullable String pointedTo;
  private final Set<String> everyone;

  /** What points to the patient in the same record, since every record is asked. */
  private final String local;

  Whose(List<Item> items) {
    List<Item> patients = new ArrayList<>();
    Set<String> pointers = new TreeSet<>();
    for (Item item : items) {
      if (item.type().equals("Patient")) {
        patients.add(item);
      }
      String subject = subject(item);
      if (subject != null && namesPatient(subject)) {
        pointers.add(subject);
      }
    }
    pointedTo = patients.isEmpty() && pointers.size() == 1 ? pointers.iterator().next() : null;
    everyone =
        patients.isEmpty()
            ? pointers
            : patients.stream().map(Whose::identity).collect(Collectors.toCollection(TreeSet::new));
    patient = patients.isEmpty() || everyone.size() > 1 ? null : patients.get(0);
    local = patient == null ? "" : local(patient);
  }

  private Whose(Item patient) {
    this.patient = patient;
    pointedTo = null;
    everyone = Set.of(identity(patient));
    local = local(patient);
  }

  /** The data of the patient of this id, whether or not their Patient is there. */
  static Whose known(String id, List<Item> items, Unread unread) {
    for (Item item : items) {
      if (item.type().equals("Patient") && item.id().equals(id)) {
        return new Whose(item);
      }
    }
    ObjectNode named =
        JsonNodeFactory.instance.objectNode().put("resourceType", "Patient").put("id", id);
    return new Whose(new Item(named, null, () -> "", unread));
  }

  private static String local(Item patient) {
    return "Patient/" + patient.id();
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

  /**
   * Whether a record is of the patient, and not really about something else in their record: a
   * fetus, a donor, a device. One that does not say of whom counts as theirs.
   */
  boolean theirs(Item item) {
    String subject = subject(item);
    if (subject != null && !isPatient(subject)) {
      return false;
    }
    for (JsonNode focus : item.at("focus")) {
      String reference = Item.withoutVersion(focus.path("reference").asText());
      if (!reference.isBlank() && !isPatient(reference)) {
        return false;
      }
    }
    return true;
  }

  private boolean isPatient(String reference) {
    return patient == null ? reference.equals(pointedTo) : pointsTo(reference, patient);
  }

  private boolean pointsTo(String subject, Item patient) {
    String fullUrl = patient.fullUrl();
    if (subject.equals(local) || subject.equals(fullUrl)) {
      return true;
    }
    boolean absoluteElsewhere = fullUrl != null && fullUrl.startsWith("http");
    return !absoluteElsewhere
        && !patient.id().isBlank()
        && subject.endsWith(local)
        && subject.charAt(subject.length() - local.length() - 1) == '/';
  }

  private static @Nullable String subject(Item item) {
    if (item.type().equals("Patient") || item.type().equals("Medication")) {
      return null;
    }
    String subject = reference(item.at("subject"));
    return subject == null ? reference(item.at("patient")) : subject;
  }

  private static @Nullable String reference(JsonNode whose) {
    JsonNode reference = whose.path("reference");
    if (!reference.isTextual()) {
      return null;
    }
    String text = Item.withoutVersion(reference.asText());
    return text.isBlank() ? null : text;
  }
}
