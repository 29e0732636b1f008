package org.spasmwatch.fhir.r5.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.spasmwatch.fhir.Edition;
import org.spasmwatch.fhir.Issue;
import org.spasmwatch.fhir.Reading;
import org.spasmwatch.fhir.r4b.R4b;
import org.spasmwatch.fhir.r5.Dialect;
import org.spasmwatch.fhir.r5.KnowledgeEdition;
import org.spasmwatch.fhir.r5.R5;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.testkit.Bundles;

/** A knowledge written as JSON text in one version of FHIR, and a reader of that version. */
record Written(KnowledgeBase knowledge, Dialect dialect, Edition edition) {
  static final List<Dialect> VERSIONS = List.of(new R5(), new R4b());

  static Written in(Dialect dialect, KnowledgeBase knowledge) {
    return new Written(
        knowledge,
        dialect,
        new KnowledgeEdition(dialect, () -> org.spasmwatch.testkit.R5.server(dialect.name())));
  }

  KnowledgeReader reader() {
    return new KnowledgeReader(dialect, knowledge.terms(), knowledge.policy());
  }

  Optional<ObjectNode> resource(String type, String id) {
    return edition
        .read(knowledge, type, id, org.spasmwatch.testkit.R5.PLAIN)
        .map(served -> (ObjectNode) Bundles.json(served.body()));
  }

  Reading<ClinicalUse> statement(ObjectNode definition) {
    return reader().statement(definition, id -> resource("Group", id));
  }

  ClinicalUse statement(String id) {
    return read(statement(resource("ClinicalUseDefinition", id).orElseThrow()));
  }

  static <T> T read(Reading<T> reading) {
    return reading.match(
        record -> record,
        issues -> {
          throw new AssertionError(issues);
        });
  }

  static <T> List<Issue> refused(Reading<T> reading) {
    return reading.match(
        record -> {
          throw new AssertionError(record);
        },
        issues -> issues);
  }
}
