package org.spasmwatch.workbench.integrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.spasmwatch.fhir.patient.Queries;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.rest.cdshooks.Hook;
import org.spasmwatch.workbench.bedside.Sheet;
import org.spasmwatch.workbench.bedside.SheetBundle;

/**
 * A request of a hook with an example patient in its prefetch, to be changed and sent. What the
 * context of the hook brings is made of the patient's last drug, or of the first finding.
 */
final class HookSample {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String PATIENT = "patient";
  private static final String ORDER = "order";

  private final KnowledgeBase knowledge;
  private final List<JsonNode> medicines = new ArrayList<>();
  private final List<JsonNode> conditions = new ArrayList<>();
  private final List<JsonNode> labs = new ArrayList<>();
  private final List<JsonNode> allergies = new ArrayList<>();
  private JsonNode patient = JSON.objectNode();

  private HookSample(KnowledgeBase knowledge, Sheet sheet) {
    this.knowledge = knowledge;
    for (JsonNode entry : SheetBundle.of(sheet, knowledge).path("entry")) {
      JsonNode resource = entry.path("resource");
      switch (resource.path("resourceType").asText()) {
        case "MedicationStatement" -> medicines.add(resource);
        case "Condition" -> conditions.add(resource);
        case "Observation" -> labs.add(resource);
        case "AllergyIntolerance" -> allergies.add(resource);
        default -> patient = resource;
      }
    }
  }

  static ObjectNode of(Hook hook, Sheet sheet, KnowledgeBase knowledge, UUID instance) {
    HookSample sample = new HookSample(knowledge, sheet);
    ObjectNode request =
        JSON.objectNode().put("hook", hook.code()).put("hookInstance", instance.toString());
    request.set("context", sample.context(hook));
    request.set("prefetch", sample.prefetch());
    return request;
  }

  private ObjectNode context(Hook hook) {
    ObjectNode context = JSON.objectNode();
    if (hook != Hook.MEDICATION_REFILL) {
      context.put("userId", "Practitioner/example");
    }
    context.put("patientId", PATIENT);
    switch (hook) {
      case PATIENT_VIEW -> {
        // It brings nothing beside the patient.
      }
      case ENCOUNTER_DISCHARGE -> context.put("encounterId", "encounter");
      case PROBLEM_LIST_ITEM_CREATE -> context.set("conditions", bundle(conditions));
      case ORDER_SELECT -> {
        context.putArray("selections").add("MedicationRequest/" + ORDER);
        context.set("draftOrders", bundle(orders("draft")));
      }
      case ORDER_SIGN -> context.set("draftOrders", bundle(orders("draft")));
      case MEDICATION_REFILL -> context.set("medications", bundle(orders("draft")));
      case MEDICATION_VERIFY -> orders("active").forEach(order -> context.set("medication", order));
    }
    return context;
  }

  /** The last drug, as an order. */
  private List<JsonNode> orders(String status) {
    if (medicines.isEmpty()) {
      return List.of();
    }
    JsonNode drug = medicines.get(medicines.size() - 1);
    ObjectNode order =
        JSON.objectNode()
            .put("resourceType", "MedicationRequest")
            .put("id", ORDER)
            .put("status", status)
            .put("intent", "order");
    order.set("medicationCodeableConcept", drug.path("medicationCodeableConcept"));
    order.set("subject", drug.path("subject"));
    if (drug.has("dosage")) {
      order.set("dosageInstruction", drug.path("dosage"));
    }
    return List.of(order);
  }

  private ObjectNode prefetch() {
    ObjectNode prefetch = JSON.objectNode();
    Queries.of(knowledge.terms()).forEach(query -> prefetch.putNull(query.key()));
    prefetch.set(PATIENT, patient);
    prefetch.set("medicationStatements", bundle(medicines));
    prefetch.set("conditions", bundle(conditions));
    prefetch.set("labs", bundle(labs));
    prefetch.set("allergies", bundle(allergies));
    return prefetch;
  }

  private static ObjectNode bundle(List<JsonNode> resources) {
    ObjectNode bundle =
        JSON.objectNode()
            .put("resourceType", "Bundle")
            .put("type", "searchset")
            .put("total", resources.size());
    ArrayNode entries = bundle.putArray("entry");
    resources.forEach(resource -> entries.addObject().set("resource", resource));
    return bundle;
  }
}
