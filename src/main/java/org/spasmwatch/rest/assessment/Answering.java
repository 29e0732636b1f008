package org.spasmwatch.rest.assessment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.spasmwatch.app.AssessPatient;
import org.spasmwatch.app.AssessPatient.Answer;
import org.spasmwatch.app.AssessPatient.Explained;
import org.spasmwatch.app.AssessPatient.Purpose;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Xml;
import org.spasmwatch.fhir.issue.DetectedIssues;
import org.spasmwatch.fhir.patient.FactReader;
import org.spasmwatch.fhir.patient.PatientData;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.patient.PatientFacts;
import org.spasmwatch.rest.Limits;
import org.spasmwatch.rest.Problem;
import org.spasmwatch.rest.cdshooks.CardJson;
import org.spasmwatch.rest.fhir.PublicUrl;

/** Answers for the data of one patient, in the form that is wanted. */
@ApplicationScoped
class Answering {
  private final AssessPatient assess;
  private final Limits limits;
  private final PublicUrl url;

  Answering(AssessPatient assess, Limits limits, PublicUrl url) {
    this.url = url;
    this.assess = assess;
    this.limits = limits;
  }

  Response answer(KnowledgeBase knowledge, JsonNode bundle, Asked asked) {
    FhirVersion version = asked.version();
    FhirVersion answered = version == null ? PatientData.version(bundle) : version;
    if (asked.form().form().fhir() && !asked.form().in(answered)) {
      return Problem.of(
              406,
              "not-supported",
              "Accept names another fhirVersion than that of the answer, " + answered.mime())
          .response();
    }
    return new FactReader(knowledge.terms(), limits.entries())
        .read(bundle, asked.at())
        .match(
            facts ->
                asked.explain()
                    ? explained(knowledge, facts, asked)
                    : answer(knowledge, facts, asked, answered),
            issues -> new Problem(422, issues).response());
  }

  /** An explanation has one form only. */
  private Response explained(KnowledgeBase knowledge, PatientFacts facts, Asked asked) {
    Explained explained = assess.explain(knowledge, facts, purpose(asked));
    ObjectNode how = InquiryJson.of(knowledge, explained.inquiry());
    byte[] json = CardJson.explained(explained.answer(), url.url(), how);
    return Response.ok(json, MediaType.APPLICATION_JSON).build();
  }

  private static Purpose purpose(Asked asked) {
    return Purpose.asked(asked.audience(), asked.witness());
  }

  private Response answer(
      KnowledgeBase knowledge, PatientFacts facts, Asked asked, FhirVersion version) {
    Answer answer = assess.assess(knowledge, facts, purpose(asked));
    return switch (asked.form().form()) {
      case CARDS -> Response.ok(CardJson.of(answer, url.url()), MediaType.APPLICATION_JSON).build();
      case TEXT ->
          Response.ok(CardText.of(answer), MediaType.TEXT_PLAIN + ";charset=UTF-8").build();
      case FHIR_JSON -> fhir(issues(answer, version), Form.JSON_TYPE, version);
      case FHIR_XML -> fhir(Xml.ofJson(issues(answer, version), version), Form.XML_TYPE, version);
    };
  }

  private static String issues(Answer answer, FhirVersion version) {
    return DetectedIssues.bundle(answer, version).toString();
  }

  private static Response fhir(String body, String type, FhirVersion version) {
    return Response.ok(body, type + ";fhirVersion=" + version.mime() + ";charset=UTF-8").build();
  }
}
