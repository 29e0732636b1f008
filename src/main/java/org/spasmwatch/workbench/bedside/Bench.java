package org.spasmwatch.workbench.bedside;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.app.AssessPatient;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.app.AssessPatient.Explained;
import org.spasmwatch.app.AssessPatient.Purpose;
import org.spasmwatch.app.Audience;
import org.spasmwatch.app.CardsIssued;
import org.spasmwatch.app.audit.Witness;
import org.spasmwatch.assessment.Considered;
import org.spasmwatch.assessment.Inquiry;
import org.spasmwatch.card.Card;
import org.spasmwatch.card.Explanation.Suspected;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.Fact;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.fhir.PublicUrl;
import org.spasmwatch.workbench.SafeMarkdown;
import org.spasmwatch.workbench.bedside.Result.Left;
import org.spasmwatch.workbench.bedside.Result.Link;
import org.spasmwatch.workbench.bedside.Result.Offer;
import org.spasmwatch.workbench.bedside.Result.Shown;
import org.spasmwatch.workbench.bedside.timeline.TimelineMaker;

/**
 * Assesses what was tried out, by the same way as the API. Its cards are noted as shown by the
 * service whose feedback the page calls, so that an answer to one is told by statement, as from an
 * EHR.
 */
@ApplicationScoped
class Bench {
  /** The service that feedback is sent to. */
  static final String SERVICE = "spasm-review";

  private final AssessPatient assess;
  private final Event<CardsIssued> issued;
  private final Limits limits;
  private final PublicUrl url;

  Bench(AssessPatient assess, Event<CardsIssued> issued, Limits limits, PublicUrl url) {
    this.assess = assess;
    this.issued = issued;
    this.limits = limits;
    this.url = url;
  }

  /** What to assess: a Bundle, and at which instant, with the text that says so. */
  record Question(JsonNode bundle, Instant at, String date) {}

  Reading<Result> ask(KnowledgeBase knowledge, Question question, Witness witness) {
    return new FactReader(knowledge.terms(), limits.entries())
        .read(question.bundle(), question.at())
        .map(
            facts -> {
              Explained explained =
                  assess.explain(knowledge, facts, Purpose.asked(Audience.CLINICIAN, witness));
              issued.fire(new CardsIssued(SERVICE, explained.answer().cards(), true));
              return result(knowledge, question, explained);
            });
  }

  private Result result(KnowledgeBase knowledge, Question question, Explained explained) {
    Answer answer = explained.answer();
    Inquiry inquiry = explained.inquiry();
    Reasons reasons = new Reasons(knowledge);
    List<Reason> considered =
        inquiry.considered().stream()
            .sorted(Comparator.comparing(Bench::told))
            .map(reasons::of)
            .toList();
    String path =
        "/assessments?date="
            + URLEncoder.encode(question.date(), StandardCharsets.UTF_8)
            + "&explain=true";
    String body = question.bundle().toPrettyString();
    return new Result(
        answer.cards().stream().map(card -> shown(knowledge, card, considered)).toList(),
        TimelineMaker.of(knowledge, inquiry),
        considered,
        left(question.bundle(), answer, inquiry.assessment().facts()),
        body,
        curl(url.url() + path),
        path);
  }

  /** What stands on a card first, what is for reading only last. */
  private static int told(Considered considered) {
    return switch (considered.outcome()) {
      case SHOWN -> 0;
      case REFERENCE -> 2;
      default -> 1;
    };
  }

  /**
   * What took no part; also conditions of which the knowledge has never heard. An answer to an EHR
   * is silent on these, as most of a record is about other things. Who wrote one into the form asks
   * why nothing came of it.
   */
  private static List<Left> left(JsonNode bundle, Answer answer, PatientFacts facts) {
    Map<String, String> left = new LinkedHashMap<>();
    answer.notEvaluated().forEach(n -> left.putIfAbsent(n.reference(), n.reason()));
    Set<String> read = facts.findings().stream().map(Fact::reference).collect(Collectors.toSet());
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode resource = entry.path("resource");
      String reference = "Condition/" + resource.path("id").asText();
      if (resource.path("resourceType").asText().equals("Condition") && !read.contains(reference)) {
        left.putIfAbsent(reference, "its code and name are of no finding that is known here");
      }
    }
    return left.entrySet().stream().map(e -> new Left(e.getKey(), e.getValue())).toList();
  }

  /** The Bundle is in the file that the page lets one download. */
  private static String curl(String url) {
    return "curl -s '" + url + "' -H 'Content-Type: application/fhir+json' -d @patient.json";
  }

  static Shown shown(KnowledgeBase knowledge, Card card, List<Reason> considered) {
    Set<String> statements =
        card.explanation().statements().stream()
            .map(reference -> reference.replaceFirst("^[^/]*/", "").replaceFirst("/.*", ""))
            .collect(Collectors.toSet());
    List<Link> links =
        Stream.concat(
                card.explanation().suspects().stream()
                    .map(Suspected::drug)
                    .filter(drug -> knowledge.drug(drug).isPresent())
                    .distinct()
                    .map(drug -> new Link("/drugs/" + drug, knowledge.nameOf(drug))),
                statements.stream().sorted().map(id -> new Link("/statements/" + id, id)))
            .toList();
    return new Shown(
        card.uuid().toString(),
        card.summary(),
        card.indicator().code(),
        SafeMarkdown.html(card.detail()),
        card.source().label(),
        card.suggestions().stream()
            .map(s -> new Offer(s.uuid().toString(), s.label(), s.recommended()))
            .toList(),
        links,
        considered.stream().filter(r -> r.shown() && statements.contains(r.statement())).toList());
  }
}
