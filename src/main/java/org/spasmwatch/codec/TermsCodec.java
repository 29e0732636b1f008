package org.spasmwatch.codec;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.spasmwatch.knowledge.Drug;
import org.spasmwatch.knowledge.DrugClass;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Analyte.Conversion;
import org.spasmwatch.terminology.Code;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.terminology.Systems;

/** Reads the vocabulary: findings, analytes, drugs and classes with their codes. */
final class TermsCodec {
  private TermsCodec() {}

  static Concept concept(Node node) {
    Set<Code> codes = new LinkedHashSet<>();
    node.texts("snomed").forEach(c -> codes.add(new Code(Systems.SNOMED_CT, c)));
    node.texts("icd10cm").forEach(c -> codes.add(new Code(Systems.ICD_10_CM, c)));
    return new Concept(
        node.text("key"),
        node.text("label"),
        codes,
        node.texts("names"),
        Set.copyOf(node.texts("broader")),
        Set.copyOf(node.texts("related")),
        node.orNull("problem"));
  }

  static Analyte analyte(Node node) {
    Map<String, Conversion> conversions = new HashMap<>();
    node.fields("units")
        .forEach(
            (unit, n) ->
                conversions.put(
                    unit,
                    new Conversion(
                        new BigDecimal(n.text("factor")),
                        n.find("offset").map(BigDecimal::new).orElse(BigDecimal.ZERO))));
    return new Analyte(
        node.text("key"),
        node.text("label"),
        node.texts("loinc").stream()
            .map(c -> new Code(Systems.LOINC, c))
            .collect(Collectors.toSet()),
        node.text("unit"),
        conversions,
        node.orNull("order"));
  }

  static Drug drug(Draft draft, References known) {
    Node node = draft.node();
    return new Drug(
        draft.id().id(),
        node.text("name"),
        codes(node.at("codes")),
        node.texts("names"),
        node.each("properties", property -> property(property, known)));
  }

  private static Drug.Property property(Node node, References known) {
    return new Drug.Property(
        node.choice("kind", Drug.Kind.MECHANISM),
        node.text("text"),
        StatementCodec.evidence(node, known));
  }

  static DrugClass drugClass(Draft draft, References known) {
    Node node = draft.node();
    return new DrugClass(
        draft.id().id(),
        node.text("name"),
        codes(node.at("codes")),
        node.each("members", member -> member(member, known)));
  }

  private static DrugClass.Member member(Node node, References known) {
    return new DrugClass.Member(
        known.subject(node, node.text("drug")),
        node.choice("basis", DrugClass.Basis.INFERRED),
        node.text("reason"));
  }

  private static Set<Code> codes(Node node) {
    Set<Code> codes = new LinkedHashSet<>();
    node.texts("rxnorm").forEach(c -> codes.add(new Code(Systems.RXNORM, c)));
    node.texts("atc").forEach(c -> codes.add(new Code(Systems.ATC, c)));
    node.texts("snomed").forEach(c -> codes.add(new Code(Systems.SNOMED_CT, c)));
    node.each("other").forEach(c -> codes.add(new Code(c.text("system"), c.text("code"))));
    return codes;
  }
}
