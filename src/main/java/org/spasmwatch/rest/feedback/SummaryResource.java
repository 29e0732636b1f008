package org.spasmwatch.rest.feedback;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.TreeMap;
import org.spasmwatch.app.StoreUnavailable;
import org.spasmwatch.app.feedback.FeedbackLog.Rate;
import org.spasmwatch.app.feedback.FeedbackLog.Rates;
import org.spasmwatch.app.feedback.RecordFeedback;
import org.spasmwatch.rest.Lookups;
import org.spasmwatch.rest.Scoped;

/**
 * How often cards of each statement were followed and overridden, for whoever keeps the knowledge:
 * a statement that is always overridden is wrong, or said in the wrong place.
 */
@Path("/feedback/summary")
public class SummaryResource {
  private static final int PLACES = 3;

  private final RecordFeedback feedback;
  private final Lookups lookups;

  SummaryResource(RecordFeedback feedback, Lookups lookups) {
    this.feedback = feedback;
    this.lookups = lookups;
  }

  @GET
  @Scoped(value = "ClinicalUseDefinition.rs", openInTrial = true)
  @Produces(MediaType.APPLICATION_JSON)
  public Uni<Response> summary() {
    return lookups.run(this::answer);
  }

  private Response answer() {
    try {
      return Response.ok(json(feedback.rates()).toString(), MediaType.APPLICATION_JSON).build();
    } catch (StoreUnavailable e) {
      return Lookups.away();
    }
  }

  private static ObjectNode json(Rates rates) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode statements = json.putArray("statements");
    rates.statements().forEach(rate -> statements.add(json(rate)));
    return json.put("unattributed", rates.unattributed());
  }

  private static ObjectNode json(Rate rate) {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("statement", rate.statement())
            .put("shown", rate.shown())
            .put("accepted", rate.accepted())
            .put("overridden", rate.overridden());
    long answered = rate.accepted() + rate.overridden();
    if (answered > 0) {
      json.put("acceptanceRate", share(rate.accepted(), answered));
      json.put("overrideRate", share(rate.overridden(), answered));
    }
    if (!rate.reasons().isEmpty()) {
      ObjectNode reasons = json.putObject("overrideReasons");
      new TreeMap<>(rate.reasons()).forEach(reasons::put);
    }
    return json;
  }

  private static BigDecimal share(long part, long whole) {
    return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), PLACES, RoundingMode.HALF_UP);
  }
}
