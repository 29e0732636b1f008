package org.spasmwatch.fhir.conformance;

import java.util.List;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.terminology.Code;

/** The value set of one class of drugs: the codes of its members, and those of the class itself. */
final class DrugSets {
  private DrugSets() {}

  static CodeSet of(KnowledgeBase knowledge, DrugClass drugClass) {
    List<Code> codes =
        Stream.concat(drugClass.codes().stream(), members(knowledge, drugClass)).toList();
    return new CodeSet(
        "drugs-" + drugClass.id(),
        "Drugs: " + drugClass.name(),
        "The class and its members, in every system they are coded in. Who says that a drug belongs"
            + " to it stands in MedicationKnowledge/"
            + drugClass.id()
            + ".",
        CodeSet.bySystem(codes));
  }

  private static Stream<Code> members(KnowledgeBase knowledge, DrugClass drugClass) {
    return drugClass.members().stream()
        .flatMap(member -> knowledge.drug(member.drug()).stream())
        .map(Drug::codes)
        .flatMap(codes -> codes.stream());
  }
}
