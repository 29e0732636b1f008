package org.spasmwatch.rest.cdshooks;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.app.Audience;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Source;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.card.OverrideReason;
import org.spasmwatch.fhir.r4.Proposals;
import org.spasmwatch.patient.NotEvaluated;

/** Renders an answer as {@code {"cards": […], "extension": …}}. */
public final class CardJson {
  private static final String TOPICS = "https://spasmwatch.org/fhir/CodeSystem/problem";

  /** The same on every card, so encoded once. */
  private static final SerializableString OVERRIDE_REASONS =
      new SerializedString(overrideReasons().toString());

  private final Answer answer;
  private final String url;
  private final Proposals proposals;
  private final Beside beside;

  /** What an answer may say beside its cards: in which language they are, how they came about. */
  private record Beside(@Nullable String language, @Nullable ObjectNode explanation) {}

  private CardJson(Answer answer, String url, Proposals proposals, Beside beside) {
    this.answer = answer;
    this.url = url;
    this.proposals = proposals;
    this.beside = beside;
  }

  /**
   * Of an answer to data without orders of the moment, in UTF-8.
   *
   * @param url the public URL of this service, which links of cards begin with
   */
  public static byte[] of(Answer answer, String url) {
    return of(answer, url, withoutOrders(answer), null);
  }

  /** The same, with how it came about. */
  public static byte[] explained(Answer answer, String url, ObjectNode explanation) {
    Beside beside = new Beside(null, explanation);
    return Utf8Json.bytes(new CardJson(answer, url, withoutOrders(answer), beside)::write);
  }

  /**
   * @param language which the cards are in, where somebody asked
   */
  static byte[] of(Answer answer, String url, Proposals proposals, @Nullable String language) {
    return Utf8Json.bytes(new CardJson(answer, url, proposals, new Beside(language, null))::write);
  }

  private static Proposals withoutOrders(Answer answer) {
    return new Proposals(answer, reference -> Optional.empty());
  }

  private void write(Utf8Json json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("cards");
    for (Card card : answer.cards()) {
      card(json, card);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("extension");
    assessment(json);
    json.writeEndObject();
    if (beside.explanation() != null) {
      json.tree("explanation", beside.explanation());
    }
    json.writeEndObject();
  }

  private void assessment(Utf8Json json) throws IOException {
    json.writeObjectFieldStart("org.spasmwatch.assessment");
    json.writeStringField("knowledgeVersion", answer.knowledgeVersion());
    if (!answer.notEvaluated().isEmpty()) {
      json.writeArrayFieldStart("notEvaluated");
      for (NotEvaluated record : answer.notEvaluated()) {
        json.writeStartObject();
        json.writeStringField("reference", record.reference());
        json.writeStringField("reason", record.reason());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.text("language", beside.language());
    json.writeEndObject();
  }

  private void card(Utf8Json json, Card card) throws IOException {
    json.writeStartObject();
    json.writeStringField("uuid", card.uuid().toString());
    json.writeStringField("summary", card.summary());
    json.writeStringField("detail", card.detail());
    json.writeStringField("indicator", card.indicator().code());
    source(json, card.source());
    suggestions(json, card);
    if (answer.audience() == Audience.CLINICIAN) {
      json.writeFieldName("overrideReasons");
      json.writeRawValue(OVERRIDE_REASONS);
      CardLinks.write(json, card.explanation(), url);
    }
    json.writeObjectFieldStart("extension");
    json.writeFieldName("org.spasmwatch.explanation");
    ExplanationJson.write(json, card.explanation());
    json.writeEndObject();
    json.writeEndObject();
  }

  private static ArrayNode overrideReasons() {
    ArrayNode reasons = JsonNodeFactory.instance.arrayNode();
    for (OverrideReason reason : OverrideReason.values()) {
      reasons
          .addObject()
          .put("code", reason.code())
          .put("system", OverrideReason.SYSTEM)
          .put("display", reason.display());
    }
    return reasons;
  }

  private static void source(Utf8Json json, Source source) throws IOException {
    json.writeObjectFieldStart("source");
    json.writeStringField("label", source.label());
    json.writeObjectFieldStart("topic");
    json.writeStringField("system", TOPICS);
    json.writeStringField("code", source.topic());
    json.writeStringField("display", source.topicDisplay());
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Those that can be carried out; without one there is no list at all. */
  private void suggestions(Utf8Json json, Card card) throws IOException {
    boolean any = false;
    for (Suggestion each : card.suggestions()) {
      ObjectNode action = proposals.action(card, each.proposal()).orElse(null);
      if (action != null) {
        if (!any) {
          json.writeArrayFieldStart("suggestions");
        }
        any = true;
        suggestion(json, each, action);
      }
    }
    if (any) {
      json.writeEndArray();
      json.writeStringField("selectionBehavior", "any");
    }
  }

  private static void suggestion(Utf8Json json, Suggestion suggestion, ObjectNode action)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("label", suggestion.label());
    json.writeStringField("uuid", suggestion.uuid().toString());
    if (suggestion.recommended()) {
      json.writeBooleanField("isRecommended", true);
    }
    json.writeArrayFieldStart("actions");
    json.tree(action);
    json.writeEndArray();
    json.writeEndObject();
  }
}
