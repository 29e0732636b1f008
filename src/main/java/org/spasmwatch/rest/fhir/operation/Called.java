package org.spasmwatch.rest.fhir.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.OperationInput;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.Xml;
import org.spasmwatch.fhir.search.Argument;
import org.spasmwatch.rest.Bodies;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.fhir.Arguments;
import org.spasmwatch.rest.fhir.Asked;
import org.spasmwatch.rest.fhir.Editions;
import org.spasmwatch.rest.fhir.Exchange;

/** Takes in what an operation is called with, in the URL or as a body of JSON or XML. */
@ApplicationScoped
class Called {
  private static final Set<String> JSON =
      Set.of("application/fhir+json", "application/json", "application/json+fhir", "text/json");
  private static final Set<String> XML =
      Set.of("application/fhir+xml", "application/xml", "application/xml+fhir", "text/xml");

  private final Editions editions;
  private final Bodies bodies;
  private final Xml xml;

  Called(Editions editions, Bodies bodies, Limits limits) {
    this.editions = editions;
    this.bodies = bodies;
    this.xml = new Xml(limits.depth());
  }

  /** On which base, about which type. */
  record On(String edition, String type) {}

  /** The request, as it was sent. */
  record Sent(RoutingContext context, HttpHeaders headers) {
    /** As it was written: a path with a semicolon would lose its query on the way here. */
    Optional<List<Argument>> arguments() {
      String written = context.request().uri();
      int query = written.indexOf('?');
      return Arguments.parse(query < 0 ? null : written.substring(query + 1));
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
            json(exchange, sent.headers().getMediaType(), body)
                .match(
                    json ->
                        bodies.parse(json, tree -> answer.apply(exchange, tree), exchange::answer),
                    issues -> exchange.answer(problem(issues))));
  }

  private Reading<byte[]> json(Exchange exchange, MediaType type, byte[] body) {
    String name = type == null ? "" : type.getType() + "/" + type.getSubtype();
    String version = type == null ? null : type.getParameters().get("fhirVersion");
    boolean otherVersion =
        version != null
            && exchange.edition().versions("Medication").stream()
                .noneMatch(v -> version.equals(v) || version.startsWith(v + "."));
    if (otherVersion || !(JSON.contains(name) || XML.contains(name))) {
      return Reading.refused(
          List.of(
              new Issue(
                  "not-supported",
                  "send application/fhir+json or application/fhir+xml in the version of this base",
                  "Content-Type")));
    }
    return XML.contains(name)
        ? xml.toJson(body, FhirVersion.ofBase(exchange.edition().name()).orElseThrow())
            .match(json -> Reading.of(json.getBytes(StandardCharsets.UTF_8)), Reading::refused)
        : Reading.of(body);
  }

  /** Of issues alone: what is not there is 404, a body of another kind 415. */
  static Problem problem(List<Issue> issues) {
    Issue first = issues.get(0);
    if ("Content-Type".equals(first.where())) {
      return Problem.of(415, first.code(), first.diagnostics());
    }
    return new Problem(first.code().equals("not-found") ? 404 : 400, issues);
  }
}
