package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.patient.Query.Purpose;

/**
 * What a client sent under the key of a query (CDS Hooks 2.0.1, "Prefetch Query Errors"), and what
 * its EHR added when it was asked. {@code shortfall} says why asking did not bring all of it.
 */
record Reply(Query query, Kind kind, JsonNode json, @Nullable String shortfall) {
  private static final Set<String> SERIOUS = Set.of("error", "fatal");

  enum Kind {
    /** At least one resource of the type that was asked for. */
    FOUND,
    /** Asked, and none found: null, or a Bundle without any. */
    NONE,
    /** An OperationOutcome instead of an answer. */
    FAILED,
    NOT_SENT,
    /** Something that can be no answer to this query. */
    MALFORMED
  }

  static Reply of(Query query, JsonNode json) {
    return new Reply(query, kind(query, json), json, null);
  }

  /** What is left to be fetched; empty when the client's answer is whole. */
  Optional<Wanted> wanted() {
    return satisfied()
        ? Pages.next(json).map(next -> new Wanted(query, next))
        : Optional.of(new Wanted(query, null)).filter(wanted -> kind != Kind.MALFORMED);
  }

  /** The same with what the EHR gave. What does not fit the query is not taken from it. */
  Reply with(Fetched fetched, String patientId) {
    List<JsonNode> pages = new ArrayList<>(satisfied() ? List.of(json) : List.of());
    String missing = fetched.shortfall();
    for (JsonNode page : fetched.pages()) {
      Optional<String> unfit = unfit(page, patientId);
      if (unfit.isPresent()) {
        missing = unfit.get();
        break;
      }
      pages.add(page);
    }
    if (pages.isEmpty()) {
      return new Reply(query, kind, json, missing);
    }
    JsonNode joined = Pages.joined(pages);
    return new Reply(query, kind(query, joined), joined, missing);
  }

  /** Why a page is no answer to the query, or not one about the patient. */
  private Optional<String> unfit(JsonNode page, String patientId) {
    Kind kindOfPage = kind(query, page);
    if (kindOfPage == Kind.FAILED) {
      return Optional.of("the FHIR server reported an error (" + cause(page) + ")");
    }
    if (kindOfPage != Kind.FOUND && kindOfPage != Kind.NONE) {
      return Optional.of("the FHIR server answered with something else than was asked for");
    }
    boolean other =
        Stream.concat(Stream.of(page), resources(page))
            .filter(r -> r.path("resourceType").asText().equals("Patient"))
            .anyMatch(r -> !r.path("id").asText().equals(patientId));
    return Optional.of("the FHIR server answered with another patient").filter(why -> other);
  }

  private static Kind kind(Query query, JsonNode json) {
    if (json.isMissingNode()) {
      return Kind.NOT_SENT;
    }
    if (json.isNull()) {
      return Kind.NONE;
    }
    String type = json.path("resourceType").asText();
    if (type.equals("Bundle")) {
      return inBundle(query, json);
    }
    if (type.equals("OperationOutcome")) {
      return Kind.FAILED;
    }
    return type.equals(query.type()) ? Kind.FOUND : Kind.MALFORMED;
  }

  private static Kind inBundle(Query query, JsonNode bundle) {
    JsonNode entries = bundle.path("entry");
    if (!entries.isMissingNode() && !entries.isArray()) {
      return Kind.MALFORMED;
    }
    if (resources(bundle).anyMatch(r -> r.path("resourceType").asText().equals(query.type()))) {
      return Kind.FOUND;
    }
    return errors(bundle).findAny().isPresent() ? Kind.FAILED : Kind.NONE;
  }

  private static Stream<JsonNode> resources(JsonNode bundle) {
    return Item.elements(bundle.path("entry")).stream().map(entry -> entry.path("resource"));
  }

  /** The OperationOutcomes in a Bundle that say that something went wrong. */
  private static Stream<JsonNode> errors(JsonNode bundle) {
    return resources(bundle)
        .filter(r -> r.path("resourceType").asText().equals("OperationOutcome"))
        .filter(
            outcome ->
                Item.elements(outcome.path("issue")).stream()
                    .anyMatch(issue -> SERIOUS.contains(issue.path("severity").asText())));
  }

  /** Whether the query was carried out, whatever it found. */
  boolean satisfied() {
    return kind == Kind.FOUND || kind == Kind.NONE;
  }

  /** Whether what it brings is about the patient, and not about our own cards. */
  boolean bringsFacts() {
    return query.purpose() != Purpose.ANSWERED_ISSUES;
  }

  /** The resources of the type that was asked for. */
  Stream<JsonNode> found() {
    return Stream.concat(Stream.of(json), resources(json))
        .filter(r -> r.path("resourceType").asText().equals(query.type()));
  }

  /** Where it stands in the request, as a JSON pointer. */
  String pointer() {
    return "/prefetch/" + query.key();
  }

  private boolean isBundle() {
    return json.path("resourceType").asText().equals("Bundle");
  }

  /** Whether it has more pages, or its total says that there is more than was sent. */
  private boolean more() {
    boolean next = Pages.next(json).isPresent();
    long matches =
        Item.elements(json.path("entry")).stream()
            .filter(e -> e.at("/search/mode").asText("match").equals("match"))
            .count();
    return next || json.path("total").asLong(0) > matches;
  }

  /** Whether what is not in it is not in the record either. */
  boolean inFull() {
    return json.isNull()
        || (satisfied()
            && shortfall == null
            && isBundle()
            && !more()
            && errors(json).findAny().isEmpty());
  }

  /** Why not all of it is there, in words; empty when it is. */
  List<String> gaps() {
    return switch (kind) {
      case NOT_SENT ->
          List.of(
              shortfall == null
                  ? "this key was not sent, so nothing of it was evaluated"
                  : "this key was not sent, and could not be fetched: " + shortfall);
      case FAILED ->
          List.of(
              "the query failed in the EHR ("
                  + cause(json)
                  + ")"
                  + (shortfall == null ? "" : ", and could not be made again: " + shortfall));
      case FOUND, NONE -> gapsOfResults();
      case MALFORMED -> List.of();
    };
  }

  private List<String> gapsOfResults() {
    List<String> gaps = new ArrayList<>();
    if (shortfall != null) {
      gaps.add("not all results could be fetched: " + shortfall + "; only these were read");
    } else if (isBundle() && more()) {
      gaps.add("there are more results than were sent; only these were read");
    }
    if (isBundle() && errors(json).findAny().isPresent()) {
      gaps.add("the EHR reported an error beside these results");
    }
    return gaps;
  }

  /** The code of the first issue, when it is one of FHIR's; never its text. */
  private static String cause(JsonNode json) {
    boolean isBundle = json.path("resourceType").asText().equals("Bundle");
    JsonNode outcome = isBundle ? errors(json).findFirst().orElse(json) : json;
    return IssueTypes.known(outcome.at("/issue/0/code").asText());
  }
}
