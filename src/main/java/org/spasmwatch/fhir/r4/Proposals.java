package org.spasmwatch.fhir.r4;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Proposal;
import org.spasmwatch.card.Proposal.KeepOrder;
import org.spasmwatch.card.Proposal.OrderTest;
import org.spasmwatch.card.Proposal.RecordReview;
import org.spasmwatch.card.Proposal.RemoveOrder;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.issue.DetectedIssues;

/** Renders what the cards of an answer propose as actions (CDS Hooks 2.0.1, "Action"), in R4. */
public final class Proposals {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Answer answer;
  private final Function<String, Optional<JsonNode>> brought;
  private @Nullable DetectedIssues issues;

  /**
   * @param brought the resources that the call brought, by reference, as they were sent
   */
  public Proposals(Answer answer, Function<String, Optional<JsonNode>> brought) {
    this.answer = answer;
    this.brought = brought;
  }

  /** The action; empty when the order that it changes is not there as a whole. */
  public Optional<ObjectNode> action(Card card, Proposal proposal) {
    return proposal.match(new Rendering(card));
  }

  private DetectedIssues issues() {
    DetectedIssues made = issues == null ? new DetectedIssues(answer, FhirVersion.R4) : issues;
    issues = made;
    return made;
  }

  /** The action by the kind of proposal. */
  private final class Rendering implements Proposal.Cases<Optional<ObjectNode>> {
    private final Card card;

    Rendering(Card card) {
      this.card = card;
    }

    @Override
    public Optional<ObjectNode> test(OrderTest test) {
      return Optional.of(with(action("create", test), serviceRequest(test)));
    }

    @Override
    public Optional<ObjectNode> removal(RemoveOrder removal) {
      return Optional.of(action("delete", removal).put("resourceId", removal.order()));
    }

    @Override
    public Optional<ObjectNode> keep(KeepOrder keep) {
      return kept(keep).map(order -> with(action("update", keep), order));
    }

    @Override
    public Optional<ObjectNode> review(RecordReview review) {
      return Optional.of(with(action("create", review), issues().reviewed(card)));
    }
  }

  private static ObjectNode action(String type, Proposal proposal) {
    return JSON.objectNode().put("type", type).put("description", proposal.description());
  }

  private static ObjectNode with(ObjectNode action, ObjectNode resource) {
    action.set("resource", resource);
    return action;
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

  /** The entire order as it came, but in force; why it was to end is left out. */
  private Optional<ObjectNode> kept(KeepOrder keep) {
    return brought
        .apply(keep.order())
        .filter(Proposals::whole)
        .map(order -> order.<ObjectNode>deepCopy().put("status", "active"))
        .map(order -> order.without("statusReason"));
  }

  /** Whether it has what R4 requires; one that has not would be refused by the EHR. */
  private static boolean whole(JsonNode order) {
    boolean medication =
        order.path("medicationCodeableConcept").isObject()
            || order.path("medicationReference").isObject();
    return medication
        && order.path("intent").isTextual()
        && order.path("subject").path("reference").isTextual();
  }
}
