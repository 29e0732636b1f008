package org.spasmwatch.fhir.r5.render;

import java.util.List;
import org.hl7.fhir.r5.model.ClinicalUseDefinition;
import org.hl7.fhir.r5.model.Meta;
import org.spasmwatch.fhir.r5.Json;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.RecordId;
import org.spasmwatch.knowledge.published.Document;

/** A statement that is kept as it was written: of ours are its version, its origin and its text. */
public final class Documents {
  private Documents() {}

  public static ClinicalUseDefinition render(KnowledgeBase knowledge, Document document) {
    ClinicalUseDefinition definition = Json.read(ClinicalUseDefinition.class, document.resource());
    definition.setId(document.id());
    Meta ours = Elements.meta(knowledge.versionOf(RecordId.statement(document.id())));
    Meta meta = definition.getMeta();
    meta.setVersionId(ours.getVersionId());
    meta.setLastUpdatedElement(ours.getLastUpdatedElement());
    ours.getTag().forEach(meta::addTag);
    definition.setText(
        Narratives.of(
            document.id(),
            List.of(
                "This statement is not in force (" + document.status().code() + "):",
                "no assessment uses it. It is kept as it was written.")));
    return definition;
  }
}
