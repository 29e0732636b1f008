package org.spasmwatch.codec;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.KnowledgeFault;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Concept;
import org.spasmwatch.terminology.Lexicon;

/**
 * What records are written in: policy, findings, analytes, named criteria, the table of products
 * and the register of codes. It is part of the program, not of the store: a record is read with the
 * vocabulary of the program that reads it.
 *
 * @param register of codes; null when it cannot be read, which is a fault
 * @param findingNodes the findings as they stand in the file, for a review of it
 * @param analyteNodes the analytes likewise
 */
record Vocabulary(
    Policy policy,
    List<Concept> findings,
    Map<String, Analyte> analytes,
    Node criteria,
    List<RxNormProduct> products,
    @Nullable CodeRegister register,
    List<Node> findingNodes,
    List<Node> analyteNodes) {
  static final String PRODUCTS = "terminology/rxnorm-products.csv";

  /** Reads it; what is wrong with it is in the faults, and only then may it be incomplete. */
  static Vocabulary read(KnowledgeFiles files, YamlFiles yaml, Faults faults) {
    Policy policy = PolicyReader.read(yaml);
    Node findings = yaml.need("terminology/findings.yaml", "findings.schema.json");
    Node analytes = yaml.need("terminology/analytes.yaml", "analytes.schema.json");
    return new Vocabulary(
        policy,
        findings(findings.each("findings")),
        analytes(analytes.each("analytes"), policy),
        yaml.need("criteria.yaml", "criteria.schema.json"),
        products(files, faults),
        register(files, faults),
        findings.each("findings"),
        analytes.each("analytes"));
  }

  private static List<Concept> findings(List<Node> nodes) {
    Set<String> keys = new LinkedHashSet<>();
    for (Node each : nodes) {
      if (!keys.add(each.text("key"))) {
        each.fault(
            "finding '" + each.text("key") + "' is there twice",
            "keep one of them, with the codes and names of both");
      }
    }
    References known = new References();
    known.findings.addAll(keys);
    for (Node each : nodes) {
      Stream.concat(each.each("broader").stream(), each.each("related").stream())
          .forEach(key -> known.finding(key, key.text()));
    }
    refuseKindsOfThemselves(nodes);
    return nodes.stream().map(TermsCodec::concept).toList();
  }

  private static void refuseKindsOfThemselves(List<Node> findings) {
    Map<String, List<String>> broader = new HashMap<>();
    findings.forEach(node -> broader.put(node.text("key"), node.texts("broader")));
    for (Node finding : findings) {
      Set<String> above = new LinkedHashSet<>(finding.texts("broader"));
      Deque<String> next = new ArrayDeque<>(above);
      while (!next.isEmpty()) {
        broader.getOrDefault(next.pop(), List.of()).stream().filter(above::add).forEach(next::push);
      }
      if (above.contains(finding.text("key"))) {
        finding.fault(
            "finding '" + finding.text("key") + "' is a kind of itself",
            "take one 'broader' out of the circle");
      }
    }
  }

  private static Map<String, Analyte> analytes(List<Node> nodes, Policy policy) {
    Map<String, Analyte> analytes = new LinkedHashMap<>();
    for (Node each : nodes) {
      Analyte analyte = TermsCodec.analyte(each);
      if (analytes.put(analyte.key(), analyte) != null) {
        each.fault("analyte '" + analyte.key() + "' is there twice", "keep one of them");
      }
      PolicyReader.need(each, policy, "maximum-age." + analyte.key());
    }
    return analytes;
  }

  private static List<RxNormProduct> products(KnowledgeFiles files, Faults faults) {
    try (InputStream csv = files.open(PRODUCTS)) {
      return RxNormProduct.read(csv);
    } catch (IOException e) {
      faults.add(new KnowledgeFault(PRODUCTS, 0, "cannot be read: " + e.getMessage()));
      return List.of();
    }
  }

  private static @Nullable CodeRegister register(KnowledgeFiles files, Faults faults) {
    try {
      return CodeRegister.read(files);
    } catch (IOException e) {
      faults.add(new KnowledgeFault(CodeRegister.FILE, 0, "cannot be read: " + e.getMessage()));
      return null;
    }
  }

  /** What was withdrawn, and means one of these keys. */
  Stream<Lexicon.Entry> withdrawn(Set<String> keys) {
    return register == null
        ? Stream.empty()
        : register.withdrawn().stream().filter(entry -> keys.contains(entry.key()));
  }

  /** What a record may refer to, before the records themselves are known. */
  References references() {
    References known = new References();
    findings.forEach(finding -> known.findings.add(finding.key()));
    analytes.forEach((key, analyte) -> known.analytes.put(key, analyte.unit()));
    policy.limits().forEach((key, limit) -> known.limits.put(key, limit.unit()));
    return known;
  }
}
