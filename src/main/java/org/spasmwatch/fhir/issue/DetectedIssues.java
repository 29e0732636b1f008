package org.spasmwatch.fhir.issue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Explanation.Suspected;
import org.spasmwatch.card.Markdown;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.FhirVersion;

/** Renders an answer as a Bundle of type collection: one DetectedIssue for each card, in order. */
public final class DetectedIssues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Of HL7's ActCode, as R4's value set detectedissue-mitigation-action has it. */
  private static final String THERAPY_APPROPRIATE = "1";

  private static final Pattern STORED = Pattern.compile("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}");

  private final Answer answer;
  private final FhirVersion version;
  private final Set<String> drugRecords = new HashSet<>();

  /** Of one answer, for all its cards. */
  public DetectedIssues(Answer answer, FhirVersion version) {
    this.answer = answer;
    this.version = version;
    answer.facts().medications().forEach(use -> drugRecords.add(use.reference()));
  }

  public static ObjectNode bundle(Answer answer, FhirVersion version) {
    DetectedIssues issues = new DetectedIssues(answer, version);
    ObjectNode bundle = JSON.objectNode().put("resourceType", "Bundle").put("type", "collection");
    ArrayNode entries = bundle.putArray("entry");
    answer.cards().forEach(card -> add(entries, card.uuid(), issues.issue(card)));
    add(entries, issues.outcomeId(), Outcome.of(answer.notEvaluated()));
    return bundle;
  }

  /**
   * What a card says, for the EHR's record once somebody has weighed it and goes on with the
   * treatment. Without a time, so that the same call has the same answer; the EHR knows when.
   */
  public ObjectNode reviewed(Card card) {
    ObjectNode issue = JSON.objectNode().put("resourceType", "DetectedIssue");
    identify(issue, card);
    issue.put("status", "final");
    issue.set("code", code(card));
    issue.put("severity", IssueId.severity(card.indicator()));
    patient(issue, answer.facts().patient());
    issue.putObject("author").put("display", card.source().label());
    treatment(issue.putArray("implicated"), card);
    ObjectNode action = issue.putArray("mitigation").addObject().putObject("action");
    action
        .putArray("coding")
        .addObject()
        .put("system", StandardCode.SYSTEM)
        .put("code", THERAPY_APPROPRIATE)
        .put("display", "Therapy Appropriate");
    action.put("text", "Reviewed: the treatment is appropriate");
    return issue;
  }

  /** The records of the suspects; a draft may get another id when it is signed: its drug's name. */
  private void treatment(ArrayNode implicated, Card card) {
    for (Suspected suspect : card.explanation().suspects()) {
      boolean stored = false;
      for (String reference : suspect.about()) {
        if (isStored(reference)) {
          implicated.addObject().put("reference", reference);
          stored = true;
        }
      }
      if (!stored) {
        implicated.addObject().put("display", suspect.drug());
      }
    }
  }

  private boolean isStored(String reference) {
    return drugRecords.contains(reference)
        && STORED.matcher(reference).matches()
        && !answer.facts().orders().drafts().contains(reference);
  }

  private static void identify(ObjectNode issue, Card card) {
    issue
        .putArray("identifier")
        .addObject()
        .put("system", IssueId.SYSTEM)
        .put("value", IssueId.of(card));
  }

  private static void add(ArrayNode entries, UUID id, ObjectNode resource) {
    entries.addObject().put("fullUrl", "urn:uuid:" + id).set("resource", resource);
  }

  /** Nothing refers to the outcome, but every entry of a collection has a URL of its own. */
  private UUID outcomeId() {
    String of = answer.cards().stream().map(c -> c.uuid().toString()).collect(Collectors.joining());
    return UUID.nameUUIDFromBytes(("outcome" + of).getBytes(StandardCharsets.UTF_8));
  }

  private ObjectNode issue(Card card) {
    ObjectNode issue = JSON.objectNode().put("resourceType", "DetectedIssue");
    issue.putArray("extension").add(ExplanationExtension.of(card.explanation()));
    identify(issue, card);
    issue.put("status", "preliminary");
    issue.set("code", code(card));
    issue.put("severity", IssueId.severity(card.indicator()));
    patient(issue, answer.facts().patient());
    issue.put("identifiedDateTime", answer.facts().at().truncatedTo(ChronoUnit.SECONDS).toString());
    issue.putObject("author").put("display", card.source().label());
    references(issue, "implicated", implicated(card));
    List<String> evidence =
        card.explanation().about().stream().filter(r -> !drugRecords.contains(r)).toList();
    if (!evidence.isEmpty()) {
      references(issue.putArray("evidence").addObject(), "detail", evidence);
    }
    issue.put("detail", Markdown.plain(card.detail()));
    return issue;
  }

  private void patient(ObjectNode issue, @Nullable String patient) {
    if (patient != null) {
      String element = version == FhirVersion.R5 ? "subject" : "patient";
      issue.putObject(element).put("reference", patient);
    }
  }

  /** The drug records, those of the first suspect first. */
  private List<String> implicated(Card card) {
    return Stream.concat(
            card.explanation().suspects().stream().flatMap(s -> s.about().stream()),
            card.explanation().about().stream())
        .filter(drugRecords::contains)
        .distinct()
        .toList();
  }

  /** What has neither an id nor a URL is named by its place in the Bundle, in words. */
  private static void references(ObjectNode parent, String element, List<String> records) {
    if (!records.isEmpty()) {
      ArrayNode list = parent.putArray(element);
      records.forEach(r -> list.addObject().put(r.startsWith("/") ? "display" : "reference", r));
    }
  }

  private static ObjectNode code(Card card) {
    ObjectNode code = JSON.objectNode();
    ArrayNode codings = code.putArray("coding");
    codings
        .addObject()
        .put("system", Canonicals.codeSystem("problem"))
        .put("code", card.source().topic())
        .put("display", card.source().topicDisplay());
    StandardCode standard = standard(card).orElse(null);
    if (standard != null) {
      codings
          .addObject()
          .put("system", StandardCode.SYSTEM)
          .put("code", standard.code())
          .put("display", standard.display());
    }
    return code.put("text", card.summary());
  }

  private static Optional<StandardCode> standard(Card card) {
    return StandardCode.of(card.source().topic(), isPair(card));
  }

  /** A pair without a symptom has the id of its statement as its topic. */
  private static boolean isPair(Card card) {
    String id = "/" + card.source().topic() + "/";
    for (String statement : card.explanation().statements()) {
      if (statement.contains(id)) {
        return true;
      }
    }
    return false;
  }
}
