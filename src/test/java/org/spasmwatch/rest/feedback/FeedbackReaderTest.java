package org.spasmwatch.rest.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spasmwatch.app.feedback.Feedback;
import org.spasmwatch.app.feedback.Feedback.Outcome;
import org.spasmwatch.card.Card.Suggestion;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.testkit.Bundles;

/** CDS Hooks 2.0.1, "Feedback": requirements 86 to 92. */
class FeedbackReaderTest {
  private static final Instant NOW = Instant.parse("2026-04-21T10:00:00Z");
  private static final String CARD = "62d75fb9-d273-5f5d-81d1-4739bfe89f95";
  private static final String SUGGESTION = "39b0cce2-426a-52e8-bb75-3515548f72f3";

  private static ObjectNode accepted() {
    return (ObjectNode)
        Bundles.json(
            """
            {"card": "%s", "outcome": "accepted", "outcomeTimestamp": "2026-04-21T09:30:00Z",
             "acceptedSuggestions": [{"id": "%s"}]}
            """
                .formatted(CARD, SUGGESTION));
  }

  @Test
  void whoHasItOnRecordThatTheTreatmentIsRightDidNotFollowTheCard() {
    UUID review = Suggestion.ofReview(UUID.fromString(CARD));
    ObjectNode answer = accepted();
    answer.putArray("acceptedSuggestions").addObject().put("id", review.toString());

    Feedback feedback = one(answer);

    assertThat(feedback.outcome()).isEqualTo(Outcome.OVERRIDDEN);
    assertThat(feedback.reason()).isEqualTo("benefit-outweighs");
    assertThat(feedback.suggestions()).isEmpty();
  }

  @Test
  void whoAlsoTookAnotherSuggestionFollowedIt() {
    UUID review = Suggestion.ofReview(UUID.fromString(CARD));
    ObjectNode answer = accepted();
    answer.withArray("acceptedSuggestions").addObject().put("id", review.toString());

    assertThat(one(answer).outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(one(answer).suggestions()).hasSize(2);
  }

  private static ObjectNode overridden(String reason) {
    ObjectNode json = accepted().put("outcome", "overridden");
    json.remove("acceptedSuggestions");
    return json.set("overrideReason", Bundles.json(reason));
  }

  private static Reading<List<Feedback>> read(ObjectNode... answers) {
    ObjectNode body = (ObjectNode) Bundles.json("{}");
    ArrayNode list = body.putArray("feedback");
    list.addAll(List.of(answers));
    return new FeedbackReader("spasm-review", NOW).read(body);
  }

  private static Feedback one(ObjectNode answer) {
    return read(answer).match(all -> all.get(0), issues -> fail(issues));
  }

  private static <T> T fail(List<Issue> issues) {
    throw new AssertionError(issues);
  }

  private static List<Issue> refused(ObjectNode... answers) {
    return read(answers).match(all -> List.of(), issues -> issues);
  }

  @Test
  void anAcceptedCardNamesTheSuggestionsThatWereTaken() {
    Feedback feedback = one(accepted());

    assertThat(feedback)
        .isEqualTo(
            new Feedback(
                "spasm-review",
                UUID.fromString(CARD),
                Outcome.ACCEPTED,
                Instant.parse("2026-04-21T09:30:00Z"),
                List.of(UUID.fromString(SUGGESTION)),
                null,
                null));
  }

  @Test
  void aReasonOfOursIsKeptByItsCode() {
    Feedback feedback =
        one(
            overridden(
                """
                {"reason": {"code": "other-cause",
                   "system": "https://spasmwatch.org/fhir/CodeSystem/override-reason"},
                 "userComment": "known since 2019"}
                """));

    assertThat(feedback.reason()).isEqualTo("other-cause");
    assertThat(feedback.comment()).isEqualTo("known since 2019");
    assertThat(feedback.withoutComment().comment()).isNull();
    assertThat(feedback.withoutComment().reason()).isEqualTo("other-cause");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reason\": {\"code\": \"Mrs Miller said so\", \"system\": \"urn:x\"}}",
        "{\"reason\": {\"code\": \"other-cause\", \"system\": \"urn:x\"}}",
        "{\"reason\": {\"code\": \"nothing of ours\"}}"
      })
  void aReasonThatIsNotOursIsKeptAsSuchWithoutItsWords(String reason) {
    assertThat(one(overridden(reason)).reason()).isEqualTo(Feedback.OTHER);
  }

  @Test
  void anOverrideNeedsNoReason() {
    ObjectNode json = overridden("{}");
    json.remove("overrideReason");

    assertThat(one(json).reason()).isNull();
    assertThat(one(json).outcome()).isEqualTo(Outcome.OVERRIDDEN);
    assertThat(one(overridden("{\"userComment\": \"seen\"}")).reason()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "card, , required",
    "card, not-a-uuid, value",
    "outcome, , required",
    "outcome, ignored, value",
    "outcomeTimestamp, , required",
    "outcomeTimestamp, 2026-04-21, value",
    "outcomeTimestamp, 2026-04-21T09:30:00, value",
    "outcomeTimestamp, 2026-04-21T09:30Z, value",
    "outcomeTimestamp, 2026-04-21T11:30:00+02:00, value",
    "outcomeTimestamp, 2026-04-21T10:05:01Z, value"
  })
  void whatIsMissingOrWrongIsNamed(String field, String value, String code) {
    ObjectNode json = accepted();
    json.remove(field);
    if (value != null) {
      json.put(field, value);
    }

    List<Issue> issues = refused(accepted(), json);

    assertThat(issues).extracting(Issue::code).containsExactly(code);
    assertThat(issues).extracting(Issue::where).containsExactly("feedback[1]." + field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-04-21T10:05:00Z", "2026-04-21T09:30:00+00:00", "2026-04-21T09:30:00.5Z"})
  void aTimeInUtcIsTakenUpToTheClocksDifference(String time) {
    assertThat(one(accepted().put("outcomeTimestamp", time)).at()).isBefore(NOW.plusSeconds(301));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{}", "null", "\"x\"", "[{}]", "[{\"id\": \"x\"}]", "[1]"})
  void whatWasAcceptedIsNamedByItsUuid(String suggestions) {
    ObjectNode json = accepted().set("acceptedSuggestions", Bundles.json(suggestions));

    assertThat(refused(json))
        .singleElement()
        .satisfies(i -> assertThat(i.where()).startsWith("feedback[0].acceptedSuggestions"));
  }

  @Test
  void anOverrideThatAcceptsSomethingIsRefused() {
    assertThat(refused(accepted().put("outcome", "overridden")))
        .singleElement()
        .satisfies(i -> assertThat(i.diagnostics()).contains("one of the two"));
  }

  @Test
  void aCommentHasABoundedLength() {
    String longest = "a".repeat(FeedbackReader.LONGEST_COMMENT);
    ObjectNode fits = overridden("{\"userComment\": \"%s\"}".formatted(longest));
    ObjectNode over = overridden("{\"userComment\": \"%sa\"}".formatted(longest));

    assertThat(one(fits).comment()).hasSize(FeedbackReader.LONGEST_COMMENT);
    assertThat(refused(over))
        .extracting(Issue::where)
        .containsExactly("feedback[0].overrideReason.userComment");
  }

  @Test
  void soManyAtOnceAndNoMore() {
    ObjectNode[] most = new ObjectNode[FeedbackReader.MOST];
    Arrays.fill(most, accepted());
    ObjectNode[] more = Arrays.copyOf(most, most.length + 1);
    more[most.length] = accepted();

    assertThat(read(most).<Integer>match(List::size, issues -> 0)).isEqualTo(FeedbackReader.MOST);
    assertThat(refused(more)).extracting(Issue::code).containsExactly("too-costly");
    assertThat(read().<Integer>match(List::size, issues -> -1)).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"feedback\": {}}", "{\"feedback\": null}", "3"})
  void aBodyWithoutTheArrayIsRefused(String body) {
    List<Issue> issues =
        new FeedbackReader("spasm-review", NOW)
            .read(Bundles.json(body))
            .match(all -> List.<Issue>of(), found -> found);

    assertThat(issues).extracting(Issue::where).containsExactly("feedback");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    ObjectNode empty = (ObjectNode) Bundles.json("{}");

    assertThat(refused(empty, empty)).hasSize(6);
  }
}
