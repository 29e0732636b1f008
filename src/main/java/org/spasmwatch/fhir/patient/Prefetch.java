package org.spasmwatch.fhir.patient;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.patient.Query.Purpose;
import org.spasmwatch.fhir.patient.Reply.Kind;
import org.spasmwatch.patient.NotEvaluated.Cause;

/**
 * What a client of CDS Hooks sent of one patient for our queries. Without the patient, the drugs,
 * or both findings and measurements there is nothing to assess; any other gap is only said.
 */
public final class Prefetch {
  private static final List<Set<Purpose>> NEEDS =
      List.of(
          EnumSet.of(Purpose.PATIENT),
          EnumSet.of(Purpose.MEDICATIONS),
          EnumSet.of(Purpose.FINDINGS, Purpose.MEASUREMENTS));

  /** A query that is needed and of which nothing was found out, and why. */
  public record Unmet(Query query, String why) {}

  private final String patientId;
  private final List<Reply> replies;
  private final boolean unasked;
  private final Moment moment;

  /**
   * @param patientId the logical id of the patient the call is about
   * @param json the object of replies by key; a missing node when none was sent
   * @param moment what the call's context brings beside them
   */
  public Prefetch(String patientId, JsonNode json, List<Query> queries, Moment moment) {
    this.patientId = requireNonNull(patientId, "patientId");
    this.moment = requireNonNull(moment, "moment");
    List<Reply> all = new ArrayList<>(queries.size());
    int known = 0;
    for (Query query : queries) {
      all.add(Reply.of(query, json.path(query.key())));
      known += json.has(query.key()) ? 1 : 0;
    }
    replies = all;
    unasked = known < json.size();
  }

  private Prefetch(Prefetch sent, List<Reply> replies) {
    patientId = sent.patientId;
    unasked = sent.unasked;
    moment = sent.moment;
    this.replies = List.copyOf(replies);
  }

  /** What the client left to be fetched: keys not sent, queries that failed, further pages. */
  public List<Wanted> wanted() {
    List<Wanted> wanted = new ArrayList<>();
    for (Reply reply : replies) {
      reply.wanted().ifPresent(wanted::add);
    }
    return wanted;
  }

  /** The same with what the EHR gave when it was asked. */
  public Prefetch with(List<Fetched> fetched) {
    Map<String, Fetched> byKey =
        fetched.stream().collect(Collectors.toMap(Fetched::key, Function.identity()));
    return new Prefetch(
        this,
        replies.stream()
            .map(
                reply ->
                    Optional.ofNullable(byKey.get(reply.query().key()))
                        .map(more -> reply.with(more, patientId))
                        .orElse(reply))
            .toList());
  }

  public String patientId() {
    return patientId;
  }

  Moment moment() {
    return moment;
  }

  List<Reply> replies() {
    return replies;
  }

  /** Values that can be no answer to the query of their key. */
  public List<Issue> malformed() {
    List<Issue> malformed = new ArrayList<>();
    for (Reply reply : replies) {
      if (reply.kind() == Kind.MALFORMED) {
        malformed.add(malformed(reply.query()));
      }
    }
    return malformed;
  }

  private static Issue malformed(Query query) {
    return Issue.invalid(
        "the prefetch key "
            + query.key()
            + " holds neither a resource of type "
            + query.type()
            + " nor a Bundle, an OperationOutcome or null",
        "prefetch." + query.key());
  }

  /** The queries of every need of which not one was carried out. */
  public List<Unmet> unobtainable() {
    List<Unmet> unmet = new ArrayList<>();
    for (Set<Purpose> need : NEEDS) {
      if (!met(need) && !brought(need)) {
        replies.stream()
            .filter(reply -> of(reply, need))
            .map(reply -> new Unmet(reply.query(), why(reply)))
            .forEach(unmet::add);
      }
    }
    return unmet;
  }

  private boolean met(Set<Purpose> need) {
    for (Reply reply : replies) {
      if (of(reply, need) && meets(reply)) {
        return true;
      }
    }
    return false;
  }

  /** Orders and conditions in the context count. */
  private boolean brought(Set<Purpose> need) {
    return (need.contains(Purpose.MEDICATIONS) && moment.brings("MedicationRequest"))
        || (need.contains(Purpose.FINDINGS) && moment.brings("Condition"));
  }

  private static String why(Reply reply) {
    return reply.gaps().stream().findFirst().orElse("none was found");
  }

  private static boolean of(Reply reply, Set<Purpose> need) {
    return need.contains(reply.query().purpose());
  }

  /** That there are no drugs is an answer; that there is no such patient is none. */
  private static boolean meets(Reply reply) {
    return reply.query().purpose() == Purpose.PATIENT
        ? reply.kind() == Kind.FOUND
        : reply.satisfied();
  }

  /** Whether a finding that is in none of the replies is not recorded. */
  boolean findingsInFull() {
    for (Reply reply : replies) {
      if (reply.query().purpose() == Purpose.FINDINGS && !reply.inFull()) {
        return false;
      }
    }
    return true;
  }

  /** The issues of ours that the EHR has on record as answered. */
  public Set<AnsweredIssue> answered() {
    Set<AnsweredIssue> answered = new HashSet<>();
    for (Reply reply : replies) {
      if (!reply.bringsFacts() && reply.satisfied()) {
        reply.found().forEach(issue -> AnsweredIssue.of(issue, patientId).forEach(answered::add));
      }
    }
    return answered;
  }

  /** A resource of the call's context by its reference ({@code Type/id}), as it was sent. */
  public Optional<JsonNode> brought(String reference) {
    return moment.resource(reference);
  }

  void tellGaps(Unread unread) {
    for (Reply reply : replies) {
      if (reply.bringsFacts()) {
        reply.gaps().forEach(gap -> unread.add(reply.pointer(), Cause.INCOMPLETE, gap));
      }
    }
    if (unasked) {
      unread.add(
          "/prefetch", Cause.TYPE, "it has keys that were not asked for; they were not read");
    }
  }
}
