package org.spasmwatch.workbench.browse;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spasmwatch.knowledge.Disagreement;
import org.spasmwatch.knowledge.Evidence;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Source;
import org.spasmwatch.knowledge.Statement;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Systems;
import org.spasmwatch.workbench.Keys;
import org.spasmwatch.workbench.browse.Told.Coded;
import org.spasmwatch.workbench.browse.Told.Difference;
import org.spasmwatch.workbench.browse.Told.Link;
import org.spasmwatch.workbench.browse.Told.Proof;
import org.spasmwatch.workbench.browse.Told.Side;

/** Makes the parts that pages share. */
final class Teller {
  private static final Map<String, String> SYSTEMS =
      Map.of(
          Systems.RXNORM,
          "RxNorm",
          "http://www.whocc.no/atc",
          "ATC",
          "http://snomed.info/sct",
          "SNOMED CT");

  private final KnowledgeBase knowledge;

  Teller(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  Link subject(String id) {
    return new Link("/drugs/" + id, knowledge.nameOf(id));
  }

  String finding(String key) {
    return knowledge.terms().concepts().label(key);
  }

  static List<Coded> codes(Collection<Code> codes) {
    return codes.stream()
        .map(code -> new Coded(SYSTEMS.getOrDefault(code.system(), code.system()), code.code()))
        .sorted(Comparator.comparing(Coded::system).thenComparing(Coded::code))
        .toList();
  }

  List<Proof> proofs(List<Evidence> evidence) {
    return evidence.stream().map(this::proof).toList();
  }

  private Proof proof(Evidence evidence) {
    Source source = knowledge.source(evidence.source()).orElse(null);
    return new Proof(
        source == null ? evidence.source() : source.title(),
        source == null
            ? ""
            : Stream.of(source.publisher(), source.date())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", ")),
        source == null ? "" : source.standing(),
        Keys.of("grade", evidence.grade()),
        evidence.claims(),
        Objects.requireNonNullElse(evidence.note(), ""));
  }

  List<Difference> differences(Collection<Statement> statements) {
    return knowledge.disagreementsOn(statements).stream()
        .sorted(Comparator.comparing(Disagreement::id))
        .map(this::difference)
        .toList();
  }

  private Difference difference(Disagreement disagreement) {
    List<Side> sides =
        disagreement.sides().stream()
            .map(side -> new Side(knowledge.titleOf(side.source()), side.says()))
            .toList();
    return new Difference(disagreement.id(), disagreement.topic(), sides, disagreement.handling());
  }
}
