package org.spasmwatch.rest.cdshooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.app.Audience;
import org.spasmwatch.assessment.concern.Naranjo;
import org.spasmwatch.assessment.concern.Naranjo.Item;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Card.Source;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.card.Explanation;
import org.spasmwatch.card.Explanation.Suspected;
import org.spasmwatch.card.OverrideReason;
import org.spasmwatch.fhir.r4.Proposals;
import org.spasmwatch.patient.NotEvaluated;

/** Renders an answer as {@code {"cards": […], "extension": …}}. */
public final class CardJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String TOPICS = "https://spasmwatch.org/fhir/CodeSystem/problem";

  private CardJson() {}

  /**
   * Of an answer to data without orders of the moment.
   *
   * @param url the public URL of this service, which links of cards begin with
   */
  public static ObjectNode of(Answer answer, String url) {
    return of(answer, url, new Proposals(answer, reference -> Optional.empty()));
  }

  static ObjectNode of(Answer answer, String url, Proposals proposals) {
    ObjectNode response = JSON.objectNode();
    ArrayNode cards = response.putArray("cards");
    answer.cards().forEach(card -> cards.add(card(card, answer.audience(), url, proposals)));
    ObjectNode assessment = JSON.objectNode().put("knowledgeVersion", answer.knowledgeVersion());
    if (!answer.notEvaluated().isEmpty()) {
      ArrayNode notEvaluated = assessment.putArray("notEvaluated");
      answer.notEvaluated().forEach(n -> notEvaluated.add(notEvaluated(n)));
    }
    response.putObject("extension").set("org.spasmwatch.assessment", assessment);
    return response;
  }

  private static ObjectNode notEvaluated(NotEvaluated record) {
    return JSON.objectNode().put("reference", record.reference()).put("reason", record.reason());
  }

  private static ObjectNode card(Card card, Audience audience, String url, Proposals proposals) {
    ObjectNode json =
        JSON.objectNode()
            .put("uuid", card.uuid().toString())
            .put("summary", card.summary())
            .put("detail", card.detail())
            .put("indicator", card.indicator().code());
    json.set("source", source(card.source()));
    ArrayNode suggestions = JSON.arrayNode();
    for (Suggestion each : card.suggestions()) {
      proposals
          .action(card, each.proposal())
          .ifPresent(action -> suggestions.add(suggestion(each, action)));
    }
    if (!suggestions.isEmpty()) {
      json.set("suggestions", suggestions);
      json.put("selectionBehavior", "any");
    }
    if (audience == Audience.CLINICIAN) {
      overrideReasons(json.putArray("overrideReasons"));
      CardLinks.add(json, card.explanation(), url);
    }
    json.putObject("extension").set("org.spasmwatch.explanation", explanation(card.explanation()));
    return json;
  }

  private static void overrideReasons(ArrayNode reasons) {
    for (OverrideReason reason : OverrideReason.values()) {
      reasons
          .addObject()
          .put("code", reason.code())
          .put("system", OverrideReason.SYSTEM)
          .put("display", reason.display());
    }
  }

  private static ObjectNode source(Source source) {
    ObjectNode json = JSON.objectNode().put("label", source.label());
    json.putObject("topic")
        .put("system", TOPICS)
        .put("code", source.topic())
        .put("display", source.topicDisplay());
    return json;
  }

  private static ObjectNode suggestion(Suggestion suggestion, ObjectNode action) {
    ObjectNode json =
        JSON.objectNode()
            .put("label", suggestion.label())
            .put("uuid", suggestion.uuid().toString());
    if (suggestion.recommended()) {
      json.put("isRecommended", true);
    }
    json.putArray("actions").add(action);
    return json;
  }

  private static ObjectNode explanation(Explanation explanation) {
    ObjectNode json =
        JSON.objectNode()
            .put("version", Explanation.VERSION)
            .put("knowledgeVersion", explanation.knowledgeVersion());
    texts(json, "claims", explanation.claims());
    texts(json, "statements", explanation.statements());
    texts(json, "about", explanation.about());
    text(json, "timing", explanation.timing());
    text(json, "certainty", explanation.certainty());
    texts(json, "missing", new TreeSet<>(explanation.missing()));
    texts(json, "policy", new TreeSet<>(explanation.policy()));
    suspects(json, explanation.suspects());
    return json;
  }

  private static void suspects(ObjectNode json, List<Suspected> suspects) {
    if (suspects.isEmpty()) {
      return;
    }
    ArrayNode list = json.putArray("suspects");
    for (Suspected suspect : suspects) {
      ObjectNode node = list.addObject().put("drug", suspect.drug()).put("phase", suspect.phase());
      text(node, "timing", suspect.timing());
      text(node, "certainty", suspect.certainty());
      texts(node, "statements", suspect.statements());
      texts(node, "claims", suspect.claims());
      texts(node, "about", suspect.about());
      Naranjo naranjo = suspect.naranjo();
      if (naranjo != null) {
        naranjo(node.putObject("naranjo"), naranjo);
      }
    }
  }

  /** The range, and the points of the items that data answer. */
  private static void naranjo(ObjectNode json, Naranjo naranjo) {
    json.put("min", naranjo.min()).put("max", naranjo.max());
    List<Item> answered = naranjo.items().stream().filter(Item::answered).toList();
    if (!answered.isEmpty()) {
      ObjectNode items = json.putObject("items");
      answered.forEach(item -> items.put(item.question().code(), item.min()));
    }
  }

  private static void text(ObjectNode json, String field, @Nullable String text) {
    if (text != null) {
      json.put(field, text);
    }
  }

  private static void texts(ObjectNode json, String field, Collection<String> texts) {
    if (!texts.isEmpty()) {
      ArrayNode list = json.putArray(field);
      texts.forEach(list::add);
    }
  }
}
