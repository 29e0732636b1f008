package org.spasmwatch.replicas;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.spasmwatch.testkit.Bundles;
import org.spasmwatch.testkit.Closed;
import org.spasmwatch.testkit.Hooks;

/** An EHR, a curator and a reader, each with tokens of their own, at one port. */
final class Client {
  /** Longer than the service allows itself for anything; who waits longer has been forgotten. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private static final String SCOPES =
      "system/*.rs system/Bundle.c system/ClinicalUseDefinition.cud spasmwatch/activate";

  private final int port;

  Client(int port) {
    this.port = port;
  }

  private HttpRequest.Builder to(String path, String token) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  /** The cards of a patient who takes gabapentin and has myoclonus. */
  HttpResponse<String> cards() throws IOException, InterruptedException {
    return cards(Closed.call(Hooks.REVIEW));
  }

  HttpResponse<String> cards(String token) throws IOException, InterruptedException {
    String call = Hooks.myoclonus().put("hookInstance", UUID.randomUUID().toString()).toString();
    return send(
        to(Hooks.REVIEW, token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(call)));
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path, Closed.access(SCOPES)));
  }

  HttpResponse<String> put(String path, JsonNode resource)
      throws IOException, InterruptedException {
    return send(
        to(path, Closed.access(SCOPES))
            .header("Content-Type", "application/fhir+json")
            .PUT(BodyPublishers.ofString(resource.toString())));
  }

  HttpResponse<String> delete(String path) throws IOException, InterruptedException {
    return send(to(path, Closed.access(SCOPES)).DELETE());
  }

  HttpResponse<String> assess(String bundle) throws IOException, InterruptedException {
    return send(
        to("/assessments?date=2026-04-21", Closed.access(SCOPES))
            .header("Content-Type", "application/fhir+json")
            .POST(BodyPublishers.ofString(bundle)));
  }

  /** Says that a suggestion of the card was accepted at that time. */
  HttpResponse<String> accept(JsonNode card, Instant time)
      throws IOException, InterruptedException {
    String feedback =
        """
        {"feedback": [{"card": "%s", "outcome": "accepted", "outcomeTimestamp": "%s",
          "acceptedSuggestions": [{"id": "%s"}]}]}
        """
            .formatted(card.path("uuid").asText(), time, card.at("/suggestions/0/uuid").asText());
    String path = Hooks.REVIEW + "/feedback";
    return send(
        to(path, Closed.call(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(feedback)));
  }

  static JsonNode json(HttpResponse<String> answer) {
    return Bundles.json(answer.body());
  }
}
