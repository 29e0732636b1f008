package org.spasmwatch.rest.fhir.operation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.Edition.Call;
import org.spasmwatch.fhir.OperationInput;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.r5.terminology.ValueSets;
import org.spasmwatch.rest.fhir.Exchange;
import org.spasmwatch.rest.fhir.operation.Called.On;
import org.spasmwatch.rest.fhir.operation.Called.Sent;

/**
 * {@code $expand} and {@code $validate-code}, of one value set by its id or of one that is named.
 */
@ApplicationScoped
class ValueSetOperations {
  static final String TYPE = "ValueSet";

  private final Called called;
  private final Clock clock;

  ValueSetOperations(Called called, Clock clock) {
    this.called = called;
    this.clock = clock;
  }

  /** Which operation, on which base, on which value set; null for the one that the input names. */
  record Of(String edition, String operation, @Nullable String id) {
    boolean expands() {
      return operation.endsWith("expand");
    }

    Set<String> takes() {
      return expands() ? ValueSets.EXPAND : ValueSets.VALIDATE;
    }
  }

  Response get(Of of, Sent sent) {
    return called.inUrl(
        new On(of.edition(), TYPE),
        sent,
        of.takes(),
        (exchange, input) -> answer(exchange, of, input));
  }

  Response post(Of of, Sent sent, byte[] body) {
    return called.inBody(
        new On(of.edition(), TYPE), sent, body, (exchange, tree) -> answer(exchange, of, tree));
  }

  private Response answer(Exchange exchange, Of of, JsonNode tree) {
    return OperationInput.of(tree, of.takes())
        .match(
            input -> answer(exchange, of, input),
            issues -> exchange.answer(Called.problem(issues)));
  }

  private Response answer(Exchange exchange, Of of, OperationInput input) {
    Call call = new Call(of.id(), input, clock.instant());
    Reading<String> answer =
        of.expands()
            ? exchange.edition().expand(exchange.knowledge(), call, exchange.asked().form())
            : exchange.edition().validateCode(exchange.knowledge(), call, exchange.asked().form());
    return answer.match(
        body -> exchange.answer(200, body), issues -> exchange.answer(Called.problem(issues)));
  }
}
