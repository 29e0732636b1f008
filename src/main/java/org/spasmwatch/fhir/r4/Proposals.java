package org.spasmwatch.fhir.r4;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.spasmwatch.card.Proposal;
import org.spasmwatch.card.Proposal.OrderTest;

/** Renders what a card proposes as R4 resources for the EHR to create. */
public final class Proposals {
  private Proposals() {}

  public static ObjectNode render(Proposal proposal) {
    return serviceRequest((OrderTest) proposal);
  }

  /** A draft that a clinician has to sign. */
  private static ObjectNode serviceRequest(OrderTest order) {
    ObjectNode request =
        JsonNodeFactory.instance
            .objectNode()
            .put("resourceType", "ServiceRequest")
            .put("status", "draft")
            .put("intent", "proposal");
    ObjectNode code = request.putObject("code");
    code.putArray("coding")
        .addObject()
        .put("system", order.code().system())
        .put("code", order.code().code());
    code.put("text", order.label());
    request.putObject("subject").put("reference", order.patient());
    return request;
  }
}
