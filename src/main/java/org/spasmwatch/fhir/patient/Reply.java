package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a client sent under the key of a query (CDS Hooks 2.0.1, "Prefetch Query Errors"). */
record Reply(Query query, Kind kind, JsonNode json) {
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
    return new Reply(query, kind(query, json), json);
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

  /** Where it stands in the request, as a JSON pointer. */
  String pointer() {
    return "/prefetch/" + query.key();
  }

  private boolean isBundle() {
    return json.path("resourceType").asText().equals("Bundle");
  }

  /** Whether it has more pages, or its total says that there is more than was sent. */
  private boolean more() {
    boolean next =
        Item.elements(json.path("link")).stream()
            .anyMatch(link -> link.path("relation").asText().equals("next"));
    long matches =
        Item.elements(json.path("entry")).stream()
            .filter(e -> e.at("/search/mode").asText("match").equals("match"))
            .count();
    return next || json.path("total").asLong(0) > matches;
  }

  /** Whether what is not in it is not in the record either. */
  boolean inFull() {
    return json.isNull()
        || satisfied() && isBundle() && !more() && errors(json).findAny().isEmpty();
  }

  /** Why not all of it is there, in words; empty when it is. */
  List<String> gaps() {
    return switch (kind) {
      case NOT_SENT -> List.of("this key was not sent, so nothing of it was evaluated");
      case FAILED -> List.of("the query failed in the EHR (" + cause() + ")");
      case FOUND, NONE -> isBundle() ? gapsOfBundle() : List.of();
      case MALFORMED -> List.of();
    };
  }

  private List<String> gapsOfBundle() {
    Stream<String> more =
        more()
            ? Stream.of("there are more results than were sent; only these were read")
            : Stream.of();
    Stream<String> errors =
        errors(json).limit(1).map(e -> "the EHR reported an error beside these results");
    return Stream.concat(more, errors).toList();
  }

  /** The code of the first issue, when it is one of FHIR's; never its text. */
  private String cause() {
    JsonNode outcome = isBundle() ? errors(json).findFirst().orElse(json) : json;
    return IssueTypes.known(outcome.at("/issue/0/code").asText());
  }
}
