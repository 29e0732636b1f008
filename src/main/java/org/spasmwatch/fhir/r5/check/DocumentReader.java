package org.spasmwatch.fhir.r5.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.fhir.FhirVersion;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.StrictResources;
import org.spasmwatch.fhir.r5.Dialect;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.RecordId.Kind;
import org.spasmwatch.knowledge.published.Document;
import org.spasmwatch.knowledge.published.Entry;
import org.spasmwatch.knowledge.published.Status;

/**
 * Makes a document of a statement that is not in force. What is of this server is taken off it, so
 * that it is not there twice when it is shown.
 */
record DocumentReader(Dialect dialect, KnowledgeBase knowledge) {
  private static final String MEDICATION = "Medication/";
  private static final String ID = "[a-z0-9-]{1,64}";
  private static final Set<String> OWN_TAGS =
      Set.of(Canonicals.codeSystem("origin"), Canonicals.codeSystem("layer"));

  Reading<Document> read(ObjectNode resource, Status status) {
    String id = resource.path("id").asText();
    if (!id.matches(ID)) {
      return refused("invalid", "an id is of " + ID, "ClinicalUseDefinition.id");
    }
    JsonNode text = resource.path("text");
    if (text.isObject() && !text.path("status").asText().equals("generated")) {
      return refused(
          "not-supported",
          "only a narrative with the status generated can be replaced; leave this one out",
          "ClinicalUseDefinition.text");
    }
    ObjectNode original = dialect.original(resource.deepCopy());
    List<Issue> foreign = StrictResources.issues(original.toString(), FhirVersion.R5);
    if (!foreign.isEmpty()) {
      return Reading.refused(foreign);
    }
    Set<String> subjects = subjects(original);
    takeOff(original);
    return Reading.of(new Document(id, status, original.toString(), subjects));
  }

  private static Reading<Document> refused(String code, String diagnostics, String where) {
    return Reading.refused(List.of(new Issue(code, diagnostics, where)));
  }

  private static void takeOff(ObjectNode resource) {
    resource.remove(List.of("id", "text"));
    if (resource.path("meta") instanceof ObjectNode meta) {
      meta.remove(List.of("versionId", "lastUpdated"));
      if (meta.path("tag") instanceof ArrayNode tags) {
        Iterator<JsonNode> all = tags.elements();
        while (all.hasNext()) {
          if (OWN_TAGS.contains(all.next().path("system").asText())) {
            all.remove();
          }
        }
        if (tags.isEmpty()) {
          meta.remove("tag");
        }
      }
      if (meta.isEmpty()) {
        resource.remove("meta");
      }
    }
  }

  private Set<String> subjects(ObjectNode resource) {
    Set<String> subjects = new TreeSet<>();
    for (JsonNode subject : resource.path("subject")) {
      String reference = subject.path("reference").asText();
      String id = reference.startsWith(MEDICATION) ? reference.substring(MEDICATION.length()) : "";
      if (id.matches(ID) && isKnown(id)) {
        subjects.add(id);
      }
    }
    return subjects;
  }

  private boolean isKnown(String id) {
    return Entry.in(knowledge, new RecordId(Kind.DRUG, id)).isPresent()
        || Entry.in(knowledge, new RecordId(Kind.DRUG_CLASS, id)).isPresent();
  }
}
