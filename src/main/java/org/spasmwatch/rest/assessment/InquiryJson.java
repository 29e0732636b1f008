package org.spasmwatch.rest.assessment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.spasmwatch.assessment.Considered;
import org.spasmwatch.assessment.Considered.Outcome;
import org.spasmwatch.assessment.Inquiry;
import org.spasmwatch.assessment.chart.Exposure;
import org.spasmwatch.assessment.chart.Symptom;
import org.spasmwatch.assessment.criterion.Decision;
import org.spasmwatch.assessment.criterion.Verdict;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.patient.Fact;

/**
 * Renders how an answer came about (docs/explanation.md). Its size is bounded by the knowledge and
 * by so many entries at most: what stands on a card is told first.
 */
final class InquiryJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The version of this form. */
  static final int VERSION = 1;

  /** So many statements are told at most. */
  static final int MOST = 1000;

  private static final int MOST_RECORDS = 50;

  private final KnowledgeBase knowledge;

  private InquiryJson(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  static ObjectNode of(KnowledgeBase knowledge, Inquiry inquiry) {
    InquiryJson rendered = new InquiryJson(knowledge);
    ObjectNode json =
        JSON.objectNode().put("version", VERSION).put("knowledgeVersion", knowledge.version());
    json.set("facts", FactsJson.of(inquiry.assessment().facts()));
    ArrayNode exposures = json.putArray("exposures");
    inquiry.exposures().forEach(e -> exposures.add(exposure(e)));
    ArrayNode symptoms = json.putArray("symptoms");
    inquiry.symptoms().forEach(s -> symptoms.add(symptom(s)));
    ArrayNode statements = json.putArray("statements");
    List<Considered> told = inquiry.considered().stream().sorted(shownFirst()).limit(MOST).toList();
    told.forEach(considered -> statements.add(rendered.considered(considered)));
    if (told.size() < inquiry.considered().size()) {
      json.put("statementsLeftOut", inquiry.considered().size() - told.size());
    }
    rendered.policy(json, told);
    return json;
  }

  private static Comparator<Considered> shownFirst() {
    return Comparator.comparing(c -> c.outcome() != Outcome.SHOWN);
  }

  private static ObjectNode exposure(Exposure exposure) {
    ObjectNode json =
        JSON.objectNode()
            .put("drug", exposure.drug())
            .put("status", FactsJson.code(exposure.status()));
    FactsJson.span(json, "start", exposure.start());
    FactsJson.span(json, "stop", exposure.stop());
    FactsJson.span(json, "increase", exposure.increase());
    FactsJson.dose(json, exposure.dailyDose());
    FactsJson.texts(json, "records", references(exposure.uses()));
    return json;
  }

  private static ObjectNode symptom(Symptom symptom) {
    ObjectNode json =
        JSON.objectNode().put("finding", symptom.concept()).put("certain", symptom.certain());
    FactsJson.span(json, "onset", symptom.onset());
    FactsJson.texts(json, "records", references(symptom.findings()));
    return json;
  }

  private static List<String> references(Collection<? extends Fact> facts) {
    return facts.stream().map(Fact::reference).distinct().sorted().limit(MOST_RECORDS).toList();
  }

  private ObjectNode considered(Considered considered) {
    ClinicalUse use = considered.use();
    ObjectNode json =
        JSON.objectNode()
            .put("statement", knowledge.reference(use.statement()))
            .put("text", use.statement().text())
            .put("kind", use.match(new Kinds()))
            .put("use", FactsJson.code(use.statement().use()))
            .put("drug", considered.exposure().drug());
    if (considered.partner() != null) {
      json.put("partner", considered.partner().drug());
    }
    if (considered.symptom() != null) {
      json.put("symptom", considered.symptom().concept());
    }
    if (considered.timing() != null) {
      json.put("timing", considered.timing().code());
    }
    json.put("outcome", considered.outcome().code()).put("why", considered.outcome().spoken());
    decisions(json, "criteria", considered.decisions());
    FactsJson.texts(json, "claims", use.statement().claims().toList());
    return json;
  }

  private static void decisions(ObjectNode json, String field, List<Decision> decisions) {
    if (!decisions.isEmpty()) {
      ArrayNode list = json.putArray(field);
      decisions.forEach(decision -> list.add(decision(decision)));
    }
  }

  private static ObjectNode decision(Decision decision) {
    Verdict verdict = decision.verdict();
    ObjectNode json =
        JSON.objectNode()
            .put("role", FactsJson.code(decision.role()))
            .put("criterion", decision.criterion().key());
    FactsJson.text(json, "about", decision.about());
    json.put("verdict", verdict.met() ? "met" : verdict.notMet() ? "notMet" : "undetermined");
    FactsJson.texts(json, "facts", references(verdict.facts()));
    FactsJson.texts(json, "missing", new TreeSet<>(verdict.missing()));
    FactsJson.texts(json, "policy", new TreeSet<>(verdict.policy()));
    decisions(json, "parts", decision.parts());
    return json;
  }

  /** The limits that verdicts speak of, as they are in force. */
  private void policy(ObjectNode json, List<Considered> told) {
    Set<String> keys = new TreeSet<>();
    told.forEach(c -> c.decisions().forEach(d -> keys.addAll(d.verdict().policy())));
    ObjectNode policy = json.putObject("policy");
    keys.stream()
        .flatMap(key -> knowledge.policy().find(key).stream())
        .forEach((Limit limit) -> policy.put(limit.key(), limit.spoken()));
  }

  /** The kinds of statements by the codes that they have in FHIR. */
  private static final class Kinds implements ClinicalUse.Cases<String> {
    @Override
    public String undesirableEffect(ClinicalUse.UndesirableEffect use) {
      return "undesirable-effect";
    }

    @Override
    public String interaction(ClinicalUse.Interaction use) {
      return "interaction";
    }

    @Override
    public String contraindication(ClinicalUse.Contraindication use) {
      return "contraindication";
    }

    @Override
    public String warning(ClinicalUse.Warning use) {
      return "warning";
    }

    @Override
    public String indication(ClinicalUse.Indication use) {
      return "indication";
    }

    @Override
    public String notRecognised(ClinicalUse.NotRecognised use) {
      return "not-recognised";
    }
  }
}
