package org.spasmwatch.fhir.patient;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.patient.Query.Purpose;

/**
 * What a client sent under the key of a query (CDS Hooks 2.0.1, "Prefetch Query Errors"), and what
 * its EHR added when it was asked. {@code shortfall} says why asking did not bring all of it.
 */
record Reply(Query query, Kind kind, JsonNode json, Entries entries, @Nullable String shortfall) {

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
    return of(query, json, null);
  }

  private static Reply of(Query query, JsonNode json, @Nullable String shortfall) {
    Entries entries = Entries.of(json, query.type());
    return new Reply(query, kind(query, json, entries), json, entries, shortfall);
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
      return new Reply(query, kind, json, entries, missing);
    }
    return of(query, Pages.joined(pages), missing);
  }

  /** Why a page is no answer to the query, or not one about the patient. */
  private Optional<String> unfit(JsonNode page, String patientId) {
    Reply reply = of(query, page);
    if (reply.kind == Kind.FAILED) {
      return Optional.of("the FHIR server reported an error (" + reply.cause() + ")");
    }
    if (!reply.satisfied()) {
      return Optional.of("the FHIR server answered with something else than was asked for");
    }
    boolean other =
        all(page, "Patient").stream().anyMatch(r -> !r.path("id").asText().equals(patientId));
    return Optional.of("the FHIR server answered with another patient").filter(why -> other);
  }

  /** The resources of a type: the answer itself, or those in it. */
  private static List<JsonNode> all(JsonNode json, String type) {
    List<JsonNode> all = new ArrayList<>();
    if (is(json, type)) {
      all.add(json);
    }
    for (JsonNode entry : json.path("entry")) {
      if (is(entry.path("resource"), type)) {
        all.add(entry.path("resource"));
      }
    }
    return all;
  }

  static boolean is(JsonNode resource, String type) {
    return resource.path("resourceType").asText().equals(type);
  }

  private static Kind kind(Query query, JsonNode json, Entries entries) {
    if (json.isMissingNode()) {
      return Kind.NOT_SENT;
    }
    if (json.isNull()) {
      return Kind.NONE;
    }
    if (is(json, "Bundle")) {
      return inBundle(json, entries);
    }
    if (is(json, "OperationOutcome")) {
      return Kind.FAILED;
    }
    return is(json, query.type()) ? Kind.FOUND : Kind.MALFORMED;
  }

  private static Kind inBundle(JsonNode bundle, Entries entries) {
    JsonNode list = bundle.path("entry");
    if (!list.isMissingNode() && !list.isArray()) {
      return Kind.MALFORMED;
    }
    if (entries.found()) {
      return Kind.FOUND;
    }
    return entries.error() == null ? Kind.NONE : Kind.FAILED;
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
  List<JsonNode> found() {
    return all(json, query.type());
  }

  /** Where it stands in the request, as a JSON pointer. */
  String pointer() {
    return "/prefetch/" + query.key();
  }

  private boolean isBundle() {
    return is(json, "Bundle");
  }

  /** Whether it has more pages, or its total says that there is more than was sent. */
  private boolean more() {
    long total = json.path("total").asLong(0);
    return Pages.next(json).isPresent() || total > entries.matches();
  }

  /** Whether what is not in it is not in the record either. */
  boolean inFull() {
    return json.isNull()
        || (satisfied() && shortfall == null && isBundle() && !more() && entries.error() == null);
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
                  + cause()
                  + ")"
                  + (shortfall == null ? "" : ", and could not be made again: " + shortfall));
      case FOUND, NONE -> gapsOfResults();
      case MALFORMED -> List.of();
    };
  }

  private List<String> gapsOfResults() {
    List<String> gaps = new ArrayList<>();
    boolean bundle = isBundle();
    if (shortfall != null) {
      gaps.add("not all results could be fetched: " + shortfall + "; only these were read");
    } else if (bundle && more()) {
      gaps.add("there are more results than were sent; only these were read");
    }
    if (bundle && entries.error() != null) {
      gaps.add("the EHR reported an error beside these results");
    }
    return gaps;
  }

  /** The code of the first issue, when it is one of FHIR's; never its text. */
  private String cause() {
    JsonNode inside = entries.error();
    JsonNode outcome = inside == null ? json : inside;
    return IssueTypes.known(outcome.at("/issue/0/code").asText());
  }
}
