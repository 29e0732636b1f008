package org.spasmwatch.rest.fhir.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.OperationInput;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.rest.Bodies;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.Arguments;
import org.spasmwatch.rest.fhir.Asked;
import org.spasmwatch.rest.fhir.Editions;
import org.spasmwatch.rest.fhir.Exchange;
import org.spasmwatch.rest.fhir.ResourceBodies;

/** Takes in what an operation is called with, in the URL or as a body of JSON or XML. */
@ApplicationScoped
class Called {
  private final Editions editions;
  private final Bodies bodies;
  private final ResourceBodies resources;

  Called(Editions editions, Bodies bodies, ResourceBodies resources) {
    this.editions = editions;
    this.bodies = bodies;
    this.resources = resources;
  }

  /** On which base, about which type. */
  record On(String edition, String type) {}

  /** The request, as it was sent. */
  record Sent(RoutingContext context, HttpHeaders headers) {
    Optional<List<Argument>> arguments() {
      return Arguments.parse(Arguments.query(context));
    }
  }

  /** An answer that needs no body. */
  Response exchange(On on, Sent sent, Function<Exchange, Response> answer) {
    return sent.arguments()
        .map(
            given ->
                editions.exchange(
                    on.edition(), on.type(), new Asked(given, sent.headers()), answer))
        .orElseGet(() -> Arguments.malformed().response());
  }

  /** An answer in a form of its own, whatever the client says of FHIR's. */
  Response anyForm(On on, Sent sent, Function<Exchange, Response> answer) {
    return sent.arguments()
        .map(
            given ->
                editions.anyForm(on.edition(), on.type(), new Asked(given, sent.headers()), answer))
        .orElseGet(() -> Arguments.malformed().response());
  }

  /** The parameters of a call by GET. */
  Response inUrl(
      On on, Sent sent, Set<String> known, BiFunction<Exchange, OperationInput, Response> answer) {
    return exchange(
        on,
        sent,
        exchange ->
            OperationInput.of(exchange.asked().arguments(), known)
                .match(
                    input -> answer.apply(exchange, input),
                    issues -> exchange.answer(problem(issues))));
  }

  /** A body, as a tree. */
  Response inBody(On on, Sent sent, byte[] body, BiFunction<Exchange, JsonNode, Response> answer) {
    return exchange(
        on,
        sent,
        exchange ->
            resources
                .json(exchange.edition(), "Medication", sent.headers().getMediaType(), body)
                .match(
                    json ->
                        bodies.parse(json, tree -> answer.apply(exchange, tree), exchange::answer),
                    issues -> exchange.answer(problem(issues))));
  }

  /** Of issues alone: what is not there is 404, a body of another kind 415. */
  static Problem problem(List<Issue> issues) {
    return issues.get(0).code().equals("not-found")
        ? new Problem(404, issues)
        : ResourceBodies.problem(issues);
  }
}
