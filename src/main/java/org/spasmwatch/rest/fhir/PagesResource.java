package org.spasmwatch.rest.fhir;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.rest.Problem;

/**
 * The pages that cards link to, for a browser: what is known of a drug, and a statement with its
 * evidence. A clinician who follows a link has no token of FHIR clients, and there is nothing of a
 * patient in them, so they are for all.
 */
@Path("/")
public class PagesResource {
  private static final String EDITION = "r5";
  private static final List<Argument> AS_PAGE = List.of(new Argument("_format", "html"));

  private final Editions editions;

  PagesResource(Editions editions) {
    this.editions = editions;
  }

  @GET
  @Path("/statements/{id}")
  public Response statement(@PathParam("id") String id, @Context HttpHeaders headers) {
    return page("ClinicalUseDefinition", id, headers);
  }

  @GET
  @Path("/drugs/{id}")
  public Response drug(@PathParam("id") String id, @Context HttpHeaders headers) {
    return page("MedicationKnowledge", id, headers);
  }

  private Response page(String type, String id, HttpHeaders headers) {
    return editions.exchange(
        EDITION, type, new Asked(AS_PAGE, headers), exchange -> page(exchange, type, id));
  }

  private static Response page(Exchange exchange, String type, String id) {
    return exchange
        .edition()
        .read(exchange.knowledge(), type, id, exchange.asked().form())
        .map(exchange::conditional)
        .orElseGet(
            () ->
                exchange.answer(
                    Problem.of(404, "not-found", "there is no " + type + " of this id now")));
  }
}
