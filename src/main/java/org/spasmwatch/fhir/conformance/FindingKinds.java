package org.spasmwatch.fhir.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.spasmwatch.fhir.Canonicals;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.terminology.Closeness;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.terminology.Concepts;

/**
 * The value set of one kind of finding: its codes and those of every narrower kind. What is only
 * recorded for it in practice is left out, and so are wider codes: neither is certainly that kind.
 */
final class FindingKinds {
  private FindingKinds() {}

  static CodeSet of(KnowledgeBase knowledge, Concept kind) {
    Concepts concepts = knowledge.terms().concepts();
    List<Code> codes =
        concepts.all().stream()
            .filter(other -> includes(concepts, kind, other))
            .flatMap(FindingKinds::codes)
            .toList();
    return new CodeSet(
        "findings-" + kind.key(),
        "Findings: " + kind.label(),
        "Every code that certainly means "
            + kind.label()
            + " or a kind of it. Wider codes and what is only recorded for it in practice are not"
            + " among them.",
        CodeSet.bySystem(codes));
  }

  private static boolean includes(Concepts concepts, Concept kind, Concept other) {
    Closeness closeness = concepts.closeness(other.key(), kind.key());
    return closeness == Closeness.EXACT || closeness == Closeness.NARROWER;
  }

  private static Stream<Code> codes(Concept concept) {
    Code own = new Code(Canonicals.codeSystem("finding"), concept.key());
    return Stream.concat(Stream.of(own), concept.codes().stream());
  }
}
