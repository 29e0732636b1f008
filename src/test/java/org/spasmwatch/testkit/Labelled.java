package org.spasmwatch.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.published.Document;
import org.spasmwatch.knowledge.published.ExtraCoding;
import org.spasmwatch.knowledge.published.ForeignId;
import org.spasmwatch.knowledge.published.Label;
import org.spasmwatch.knowledge.published.Labels;
import org.spasmwatch.knowledge.published.Published;
import org.spasmwatch.knowledge.published.Status;

/** A knowledge on whose records others have put what they could. */
public final class Labelled {
  public static final String DOCUMENT =
      """
      {"resourceType": "ClinicalUseDefinition", "status": {"coding": [{"system":
       "http://hl7.org/fhir/publication-status", "code": "draft"}]}, "type": "undesirable-effect",
       "subject": [{"reference": "Medication/mildol"}], "undesirableEffect":
       {"classification": {"text": "nervous system"}}}
      """;

  private Labelled() {}

  private static Label label(String code) {
    return new Label("https://elsewhere.example/codes", "2", code, "the " + code);
  }

  public static Labels labels(Status status) {
    return new Labels(
        status,
        "de-CH",
        List.of(
            new ForeignId("official", "urn:ietf:rfc:3986", "urn:oid:1.2.3"),
            new ForeignId(null, null, "bare")),
        List.of(label("tag"), label("other")),
        List.of(label("secret")),
        List.of(new ExtraCoding("myoclonus", label("jerk"))));
  }

  /** {@link SmallKnowledge} with labels on everything and all its statements in that status. */
  public static KnowledgeBase small(Status status) {
    KnowledgeBase small = SmallKnowledge.knowledge();
    KnowledgeBase.Records records = small.records();
    Map<RecordId, Labels> labels = new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    records.uses().forEach(use -> labels.put(RecordId.statement(use.id()), labels(status)));
    labels.put(new RecordId(RecordId.Kind.DRUG, "mildol"), labels(Status.ACTIVE));
    labels.put(new RecordId(RecordId.Kind.DRUG_CLASS, "mildols"), labels(Status.ACTIVE));
    boolean active = status == Status.ACTIVE;
    Document document = new Document("mildol-draft", Status.DRAFT, DOCUMENT, Set.of("mildol"));
    return new KnowledgeBase(
        "labelled+1",
        small.policy(),
        small.terms(),
        new KnowledgeBase.Records(
            records.drugs(),
            records.classes(),
            active ? records.uses() : List.of(),
            records.sources(),
            records.disagreements(),
            records.versions(),
            new Published(active ? List.of() : records.uses(), List.of(document), labels)));
  }
}
