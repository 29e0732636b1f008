package org.spasmwatch.bench.hapi;

import ca.uhn.fhir.rest.api.server.cdshooks.CdsServiceRequestJson;
import ca.uhn.hapi.fhir.cdshooks.api.CdsService;
import ca.uhn.hapi.fhir.cdshooks.api.CdsServicePrefetch;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceIndicatorEnum;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseCardJson;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseCardSourceJson;
import ca.uhn.hapi.fhir.cdshooks.api.json.CdsServiceResponseJson;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;

/**
 * One rule by hand, as somebody would write it with HAPI: gabapentin, myoclonus and an eGFR below
 * 60 mL/min/{1.73_m2}. It knows one drug by two codes; the service knows hundreds of statements.
 */
public final class KidneyReview {
  private static final Set<String> GABAPENTIN = Set.of("25480", "310431");
  private static final Set<String> MYOCLONUS = Set.of("17450006");
  private static final Set<String> EGFR = Set.of("98979-8", "62238-1", "33914-3");

  /** A card when all three are there, else none. */
  @CdsService(
      value = "spasm-review",
      hook = "patient-view",
      title = "Kidney review",
      description = "Gabapentin, myoclonus and failing kidneys",
      prefetch = {
        @CdsServicePrefetch(value = "patient", query = "Patient/{{context.patientId}}"),
        @CdsServicePrefetch(
            value = "medicationRequests",
            query = "MedicationRequest?patient={{context.patientId}}"),
        @CdsServicePrefetch(
            value = "conditions",
            query = "Condition?patient={{context.patientId}}"),
        @CdsServicePrefetch(value = "labs", query = "Observation?patient={{context.patientId}}")
      })
  public CdsServiceResponseJson review(CdsServiceRequestJson request) {
    CdsServiceResponseJson response = new CdsServiceResponseJson();
    boolean taken =
        of(request, "medicationRequests", MedicationRequest.class)
            .filter(r -> r.getStatus() == MedicationRequest.MedicationRequestStatus.ACTIVE)
            .anyMatch(r -> is(r.getMedicationCodeableConcept(), GABAPENTIN));
    boolean jerks =
        of(request, "conditions", Condition.class).anyMatch(c -> is(c.getCode(), MYOCLONUS));
    boolean failing =
        of(request, "labs", Observation.class)
            .filter(o -> is(o.getCode(), EGFR) && o.hasValueQuantity())
            .anyMatch(o -> o.getValueQuantity().getValue().doubleValue() < 60);
    if (taken && jerks && failing) {
      response.addCard(card());
    }
    return response;
  }

  private static <T extends Resource> Stream<T> of(
      CdsServiceRequestJson request, String key, Class<T> type) {
    Bundle bundle = (Bundle) request.getPrefetch(key);
    return bundle.getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast);
  }

  private static boolean is(CodeableConcept concept, Set<String> codes) {
    return concept.getCoding().stream().anyMatch(c -> codes.contains(c.getCode()));
  }

  private static CdsServiceResponseCardJson card() {
    CdsServiceResponseCardJson card = new CdsServiceResponseCardJson();
    card.setUuid(UUID.randomUUID().toString());
    card.setSummary("Myoclonus on gabapentin with impaired kidney function. Assess today.");
    card.setDetail("Gabapentin leaves the body by the kidneys alone. ".repeat(30));
    card.setIndicator(CdsServiceIndicatorEnum.WARNING);
    CdsServiceResponseCardSourceJson source = new CdsServiceResponseCardSourceJson();
    source.setLabel("One rule by hand");
    card.setSource(source);
    return card;
  }
}
