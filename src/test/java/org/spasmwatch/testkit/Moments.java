package org.spasmwatch.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.spasmwatch.fhir.patient.Moment;
import org.spasmwatch.fhir.patient.Prefetch;
import org.spasmwatch.fhir.patient.Queries;
import org.spasmwatch.fhir.patient.Query;
import org.spasmwatch.rest.cdshooks.Hook;

/** Makes of a case what a client would send at its hook: the prefetch in full, and the context. */
final class Moments {
  private Moments() {}

  static Hook hook(Case patient) {
    return Hook.of(Objects.requireNonNull(patient.hook())).orElseThrow();
  }

  static Prefetch of(Case patient) {
    List<Query> queries = Queries.of(Knowledge.bundled().terms());
    ObjectNode prefetch = JsonNodeFactory.instance.objectNode();
    ObjectNode bundle = CaseBundle.of(patient, Knowledge.bundled());
    queries.forEach(query -> prefetch.set(query.key(), JsonNodeFactory.instance.nullNode()));
    bundle.path("entry").forEach(entry -> add(prefetch, entry.path("resource"), queries));
    return new Prefetch("p", prefetch, queries, moment(patient));
  }

  /** Under the first key that asks for its type; a reader does not ask which. */
  private static void add(ObjectNode prefetch, JsonNode resource, List<Query> queries) {
    String type = resource.path("resourceType").asText();
    String key =
        queries.stream().filter(q -> q.type().equals(type)).findFirst().orElseThrow().key();
    if (type.equals("Patient")) {
      prefetch.set(key, resource);
      return;
    }
    if (prefetch.path(key).isNull()) {
      prefetch
          .putObject(key)
          .put("resourceType", "Bundle")
          .put("type", "searchset")
          .putArray("entry");
    }
    ((com.fasterxml.jackson.databind.node.ArrayNode) prefetch.path(key).path("entry"))
        .addObject()
        .set("resource", resource);
  }

  private static Moment moment(Case patient) {
    Hook hook = hook(patient);
    JsonNode orders = CaseBundle.ordersOf(patient, Knowledge.bundled());
    boolean one = hook.brings() == Moment.Kind.VERIFIED;
    return new Moment(
        hook.brings(),
        one ? orders.at("/entry/0/resource") : orders,
        "/context/" + hook.field(),
        patient.selections() == null ? Set.of() : Set.copyOf(patient.selections()),
        "e");
  }
}
