package org.spasmwatch.rest.fhir.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.OperationOutcomes;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.Scoped;
import org.spasmwatch.rest.fhir.Exchange;
import org.spasmwatch.rest.fhir.operation.Called.On;
import org.spasmwatch.rest.fhir.operation.Called.Sent;

/**
 * {@code $validate}: whether a resource could be written here. The answer is 200 with an
 * OperationOutcome, whatever was found (FHIR R5, "Operation $validate").
 */
@Path("/fhir/{edition}/{type}/{operation: (?:\\$|%24)validate}")
public class ValidateResource {
  private static final String SOUND =
      "Nothing speaks against it: it is strictly parsed, and the knowledge can hold all of it."
          + " HAPI's validator with the profiles is not run here.";
  private static final String STRICTLY =
      "Nothing speaks against it: it is strictly parsed. Resources of this type are not written by"
          + " themselves, and HAPI's validator with the profiles is not run here.";
  private static final Set<String> READ =
      Set.of("ClinicalUseDefinition", "Medication", "MedicationKnowledge");

  private final Called called;

  ValidateResource(Called called) {
    this.called = called;
  }

  @POST
  @Scoped(value = "{type}.r", openInTrial = true)
  public Response validate(
      byte[] body,
      @PathParam("edition") String edition,
      @PathParam("type") String type,
      @Context RoutingContext context,
      @Context HttpHeaders headers) {
    return called.inBody(
        new On(edition, type),
        new Sent(context, headers),
        body,
        (exchange, tree) ->
            exchange.edition().types().contains(type)
                ? answer(exchange, type, resource(tree))
                : exchange.answer(
                    Problem.of(404, "not-supported", "there is no such resource type here")));
  }

  /** The resource itself, or what Parameters hold under that name. */
  private static JsonNode resource(JsonNode tree) {
    if (!tree.path("resourceType").asText().equals("Parameters")) {
      return tree;
    }
    for (JsonNode parameter : tree.path("parameter")) {
      if (parameter.path("name").asText().equals("resource")) {
        return parameter.path("resource");
      }
    }
    return tree;
  }

  private static Response answer(Exchange exchange, String type, JsonNode resource) {
    List<Issue> issues = exchange.edition().check(exchange.knowledge(), type, resource);
    return exchange.answer(
        200,
        issues.isEmpty()
            ? OperationOutcomes.allWell(READ.contains(type) ? SOUND : STRICTLY).toString()
            : OperationOutcomes.of(issues).toString());
  }
}
