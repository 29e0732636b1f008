package org.spasmwatch.fhir.r4;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.spasmwatch.card.Proposal;
import org.spasmwatch.card.Proposal.OrderTest;

/** Renders what a card proposes as actions on R4 resources (CDS Hooks 2.0.1, "Action"). */
public final class Proposals {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Proposals() {}

  public static ObjectNode action(Proposal proposal) {
    return proposal.match(
        test -> {
          ObjectNode action = action("create", proposal);
          action.set("resource", serviceRequest(test));
          return action;
        },
        removal -> action("delete", proposal).put("resourceId", removal.order()));
  }

  private static ObjectNode action(String type, Proposal proposal) {
    return JSON.objectNode().put("type", type).put("description", proposal.description());
  }

  /** A draft that a clinician has to sign. */
  private static ObjectNode serviceRequest(OrderTest order) {
    ObjectNode request =
        JSON.objectNode()
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
