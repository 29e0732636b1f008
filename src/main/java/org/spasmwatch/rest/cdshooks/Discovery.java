package org.spasmwatch.rest.cdshooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.spasmwatch.fhir.patient.Query;

/**
 * Renders discovery (CDS Hooks 2.0.1, "Discovery"). {@code version} and {@code hookVersion} are of
 * 3.0; clients of 2.0 do not mind them.
 */
final class Discovery {
  private static final String SPECIFICATION = "2.0.1";
  private static final String USAGE =
      "Send the prefetch, or fhirServer with fhirAuthorization, or both: what is missing is fetched"
          + " from a FHIR server that is registered here. It needs patient, one of"
          + " medicationRequests and medicationStatements, and one of conditions, findings, labs"
          + " and vitalSigns; without them it answers 412. The more keys, the more it can say.";

  private Discovery() {}

  static ObjectNode of(List<Service> services, List<Query> queries) {
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode list = response.putArray("services");
    services.forEach(service -> add(list.addObject(), service, queries));
    return response;
  }

  private static void add(ObjectNode json, Service service, List<Query> queries) {
    json.put("hook", service.hook().code())
        .put("title", service.title())
        .put("description", service.description())
        .put("id", service.id());
    ObjectNode prefetch = json.putObject("prefetch");
    queries.forEach(query -> prefetch.put(query.key(), query.template()));
    json.put("usageRequirements", USAGE)
        .put("version", SPECIFICATION)
        .put("hookVersion", service.hook().version());
  }
}
