package org.spasmwatch.rest.feedback;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.feedback.Feedback;
import org.spasmwatch.app.feedback.Feedback.Outcome;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.card.OverrideReason;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.rest.cdshooks.Fields;

/**
 * Reads a feedback request (CDS Hooks 2.0.1, "Feedback"; requirements 86 to 92): all of it or, with
 * everything that is wrong with it, nothing, so that a client can send it again as a whole.
 */
final class FeedbackReader {
  static final int MOST = 1000;
  static final int LONGEST_COMMENT = 4000;
  private static final int MOST_SUGGESTIONS = 100;
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)",
          Pattern.CASE_INSENSITIVE);
  private static final String MEND = "send the uuid as the answer had it";

  private final String service;
  private final Instant now;
  private final List<Issue> issues = new ArrayList<>();

  FeedbackReader(String service, Instant now) {
    this.service = service;
    this.now = now;
  }

  Reading<List<Feedback>> read(JsonNode body) {
    JsonNode list = body.path("feedback");
    if (!list.isArray()) {
      return Reading.refused(
          List.of(
              new Issue(
                  list.isMissingNode() ? "required" : "structure",
                  "the body has to be a JSON object with an array feedback",
                  "feedback")));
    }
    if (list.size() > MOST) {
      return Reading.refused(
          List.of(
              new Issue(
                  "too-costly",
                  "at most " + MOST + " answers at once; send the rest after",
                  "feedback")));
    }
    List<Feedback> all = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      one(new Fields(list.get(i), "feedback[" + i + "]")).ifPresent(all::add);
    }
    return issues.isEmpty() ? Reading.of(all) : Reading.refused(issues);
  }

  private Optional<Feedback> one(Fields fields) {
    if (!fields.isObject("")) {
      issues.addAll(fields.issues());
      return Optional.empty();
    }
    Optional<UUID> card = fields.text("card").flatMap(text -> fields.uuid("card", text, MEND));
    Optional<Outcome> outcome = fields.text("outcome").flatMap(text -> outcome(fields, text));
    Optional<Instant> at = fields.text("outcomeTimestamp").flatMap(text -> instant(fields, text));
    List<UUID> suggestions = suggestions(fields, outcome.orElse(null));
    String reason = reason(fields);
    String comment = comment(fields);
    issues.addAll(fields.issues());
    return fields.issues().isEmpty()
        ? Optional.of(
            meant(
                new Feedback(
                    service,
                    card.orElseThrow(),
                    outcome.orElseThrow(),
                    at.orElseThrow(),
                    suggestions,
                    reason,
                    comment)))
        : Optional.empty();
  }

  /** Who took nothing but to have it on record that the treatment is right did not follow it. */
  private static Feedback meant(Feedback sent) {
    boolean reviewed = sent.suggestions().equals(List.of(Suggestion.ofReview(sent.card())));
    return reviewed
        ? new Feedback(
            sent.service(),
            sent.card(),
            Outcome.OVERRIDDEN,
            sent.at(),
            List.of(),
            OverrideReason.BENEFIT.code(),
            sent.comment())
        : sent;
  }

  private static Optional<Outcome> outcome(Fields fields, String text) {
    for (Outcome outcome : Outcome.values()) {
      if (outcome.code().equals(text)) {
        return Optional.of(outcome);
      }
    }
    fields.wrong("outcome", "outcome has to be accepted or overridden");
    return Optional.empty();
  }

  /** An RFC 3339 instant in UTC. */
  private Optional<Instant> instant(Fields fields, String text) {
    Optional<OffsetDateTime> time = time(text);
    if (time.isEmpty() || !time.orElseThrow().getOffset().equals(ZoneOffset.UTC)) {
      fields.wrong(
          "outcomeTimestamp",
          "outcomeTimestamp has to be a time in UTC, as 2026-04-21T09:30:00Z (RFC 3339)");
      return Optional.empty();
    }
    Instant at = time.orElseThrow().toInstant();
    if (at.isAfter(now.plus(CLOCKS_DIFFER))) {
      fields.wrong("outcomeTimestamp", "outcomeTimestamp is in the future; check the clock");
      return Optional.empty();
    }
    return Optional.of(at);
  }

  /** Java reads more than RFC 3339, such as signed years, and of a fraction only nine digits. */
  private static Optional<OffsetDateTime> time(String text) {
    try {
      return RFC_3339.matcher(text).matches()
          ? Optional.of(OffsetDateTime.parse(text.replaceFirst("(\\.\\d{9})\\d+", "$1")))
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Required of what was accepted, and of nothing else. */
  private static List<UUID> suggestions(Fields fields, @Nullable Outcome outcome) {
    String path = "acceptedSuggestions";
    JsonNode list = fields.at(path);
    boolean named = list.isArray() && !list.isEmpty();
    if (outcome == Outcome.ACCEPTED && !named) {
      fields.wrong(path, "what was accepted has to be named: [{\"id\": the suggestion's uuid}]");
    } else if (outcome == Outcome.OVERRIDDEN && named) {
      fields.wrong(path, "what is overridden has no accepted suggestions; send one of the two");
    } else if (list.size() > MOST_SUGGESTIONS) {
      fields.wrong(path, "no card has so many suggestions");
    } else if (named) {
      return ids(fields, list);
    }
    return List.of();
  }

  private static List<UUID> ids(Fields fields, JsonNode list) {
    List<UUID> ids = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      String path = "acceptedSuggestions[" + i + "].id";
      fields.uuid(path, list.get(i).path("id").asText(), MEND).ifPresent(ids::add);
    }
    return ids;
  }

  /** Our code, or that it is none of ours. */
  private static @Nullable String reason(Fields fields) {
    if (!fields.optionalObject("overrideReason")) {
      return null;
    }
    if (!fields.has("overrideReason.reason") && !fields.has("overrideReason.userComment")) {
      fields.wrong("overrideReason", "overrideReason has to have a reason, a userComment, or both");
    }
    if (!fields.optionalObject("overrideReason.reason")) {
      return null;
    }
    Optional<String> code = fields.text("overrideReason.reason.code");
    Optional<String> system = fields.optionalText("overrideReason.reason.system");
    return code.filter(c -> system.orElse(OverrideReason.SYSTEM).equals(OverrideReason.SYSTEM))
        .flatMap(OverrideReason::of)
        .map(OverrideReason::code)
        .orElse(Feedback.OTHER);
  }

  private static @Nullable String comment(Fields fields) {
    if (!fields.at("overrideReason").isObject()) {
      return null;
    }
    Optional<String> comment = fields.optionalText("overrideReason.userComment");
    if (comment.filter(text -> text.length() > LONGEST_COMMENT).isPresent()) {
      fields.wrong(
          "overrideReason.userComment",
          "a comment may have " + LONGEST_COMMENT + " characters; shorten it");
    }
    return comment.orElse(null);
  }
}
