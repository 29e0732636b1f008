package org.spasmwatch.rest.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.spasmwatch.fhir.patient.Moment;

/**
 * Reads the context of a call by the definition of its hook (CDS Hooks library). What a hook wants
 * has to be there and of its form; what else stands there is left alone.
 */
final class HookContext {
  /** FHIR's id, but for the two that mean another place in a URL (RFC 3986, 3.3). */
  private static final Pattern FHIR_ID = Pattern.compile("(?!\\.{1,2}$)[A-Za-z0-9\\-.]{1,64}");

  private static final String ORDER = "MedicationRequest";

  private final Hook hook;
  private final Fields fields;

  HookContext(Hook hook, Fields fields) {
    this.hook = hook;
    this.fields = fields;
  }

  /** The logical id of the patient; with a type before it templates would lead nowhere. */
  Optional<String> patientId() {
    if (!fields.isObject("context")) {
      return Optional.empty();
    }
    if (hook.namesUser()) {
      fields.text("context.userId");
    } else {
      fields.optionalText("context.userId");
    }
    return fields.text("context.patientId").filter(id -> isId("context.patientId", id, "Patient"));
  }

  private boolean isId(String path, String id, String type) {
    boolean valid = FHIR_ID.matcher(id).matches();
    if (!valid) {
      fields.wrong(
          path, path + " is no FHIR id; send the id alone, without " + type + "/ before it");
    }
    return valid;
  }

  /** What it brings beside the patient. */
  Moment moment() {
    String encounter = encounter();
    if (hook.field().isEmpty()) {
      return new Moment(hook.brings(), MissingNode.getInstance(), "/context", Set.of(), encounter);
    }
    String path = "context." + hook.field();
    Set<String> selections = hook.selects() ? selections() : Set.of();
    boolean fits = fields.isObject(path) && fits(path);
    JsonNode brought = fits ? fields.at(path) : MissingNode.getInstance();
    Moment moment =
        new Moment(hook.brings(), brought, "/" + path.replace('.', '/'), selections, encounter);
    if (fits && !moment.dangling().isEmpty()) {
      fields.wrong(
          "context.selections",
          "a selection names no resource of context.draftOrders; send the selected orders in it");
    }
    return moment;
  }

  private String encounter() {
    String path = "context.encounterId";
    Optional<String> encounter =
        hook.namesEncounter() ? fields.text(path) : fields.optionalText(path);
    return encounter
        .map(e -> e.replaceFirst("^Encounter/", ""))
        .filter(e -> isId(path, e, "Encounter"))
        .orElse("");
  }

  /** Some clients leave out the type of a Bundle, and none of ours needs it. */
  private boolean fits(String path) {
    JsonNode brought = fields.at(path);
    String type = brought.path("resourceType").asText();
    if (hook.bringsOne()) {
      boolean order = type.equals(ORDER);
      if (!order) {
        fields.wrong(path, path + " has to be a " + ORDER);
      }
      return order;
    }
    JsonNode entries = brought.path("entry");
    boolean bundle = type.equals("Bundle") && (entries.isMissingNode() || entries.isArray());
    if (!bundle) {
      fields.wrong(path, path + " has to be a Bundle, with its resources in entry");
    }
    return bundle;
  }

  private Set<String> selections() {
    JsonNode all = fields.at("context.selections");
    Set<String> selections = new HashSet<>();
    if (!all.isArray() || all.isEmpty()) {
      fields.required("context.selections", "an array of references to the orders just selected");
      return selections;
    }
    for (JsonNode one : all) {
      if (one.isTextual() && !one.asText().isBlank()) {
        selections.add(one.asText());
      } else {
        fields.wrong("context.selections", "each selection has to be a reference, as a string");
        return Set.of();
      }
    }
    return selections;
  }
}
