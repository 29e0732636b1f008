package org.spasmwatch.rest.fhir.operation;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.Scoped;
import org.spasmwatch.rest.fhir.Exchange;
import org.spasmwatch.rest.fhir.operation.Called.On;
import org.spasmwatch.rest.fhir.operation.Called.Sent;

/**
 * {@code $knowledge-export}: all resources as lines of JSON. It is no {@code $export}: Bulk Data
 * Access has no synchronous answer, and the knowledge is small enough to need none other.
 */
@Path("/fhir/{edition}/{operation: (?:\\$|%24)knowledge-export}")
public class ExportResource {
  private static final String LINES = "application/fhir+ndjson";
  private static final List<String> TAKES = List.of("_type");
  private static final Set<String> USUAL =
      Set.of(
          "ActivityDefinition",
          "ClinicalUseDefinition",
          "Group",
          "Medication",
          "MedicationKnowledge");

  private final Called called;

  ExportResource(Called called) {
    this.called = called;
  }

  @GET
  @Scoped(value = "*.r", openInTrial = true)
  public Response export(
      @PathParam("edition") String edition,
      @Context RoutingContext context,
      @Context HttpHeaders headers) {
    return called.anyForm(
        new On(edition, "MedicationKnowledge"),
        new Sent(context, headers),
        exchange -> exchange.taking(TAKES, () -> answer(exchange)));
  }

  private static Response answer(Exchange exchange) {
    Set<String> types =
        exchange
            .asked()
            .last("_type")
            .map(names -> Stream.of(names.split(",", -1)).collect(Collectors.toSet()))
            .orElse(USUAL);
    if (!exchange.edition().types().containsAll(types)) {
      return exchange.answer(
          Problem.of(
              400,
              "not-supported",
              "'_type' is names of types that are served, with commas between: "
                  + String.join(", ", exchange.edition().types())));
    }
    String lines =
        exchange
            .edition()
            .export(exchange.knowledge(), new TreeSet<>(types))
            .collect(Collectors.joining("\n", "", "\n"));
    return exchange.lines(LINES, lines);
  }
}
