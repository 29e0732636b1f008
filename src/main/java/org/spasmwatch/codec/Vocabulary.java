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
import org.spasmwatch.knowledge.KnowledgeFault;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.terminology.Analyte;
import org.spasmwatch.terminology.Concept;

/**
 * What records are written in: policy, findings, analytes, named criteria and the table of
 * products. It is part of the program, not of the store: a record is read with the vocabulary of
 * the program that reads it.
 */
record Vocabulary(
    Policy policy,
    List<Concept> findings,
    Map<String, Analyte> analytes,
    Node criteria,
    List<RxNormProduct> products) {
  private static final String PRODUCTS = "terminology/rxnorm-products.csv";

  /** Reads it; what is wrong with it is in the faults, and only then may it be incomplete. */
  static Vocabulary read(KnowledgeFiles files, YamlFiles yaml, Faults faults) {
    Node limits = yaml.need("policy.yaml", "policy.schema.json");
    Policy policy = policy(limits);
    Policy.INDISPENSABLE.forEach(key -> needLimit(limits, policy, key));
    Node findings = yaml.need("terminology/findings.yaml", "findings.schema.json");
    Node analytes = yaml.need("terminology/analytes.yaml", "analytes.schema.json");
    return new Vocabulary(
        policy,
        findings(findings.each("findings")),
        analytes(analytes.each("analytes"), policy),
        yaml.need("criteria.yaml", "criteria.schema.json"),
        products(files, faults));
  }

  private static Policy policy(Node node) {
    Map<String, Policy.Limit> limits = new LinkedHashMap<>();
    for (Node each : node.each("limits")) {
      if (limits.put(each.text("key"), TermsCodec.limit(each)) != null) {
        each.fault("limit '" + each.text("key") + "' is there twice");
      }
    }
    return new Policy(node.text("version"), limits);
  }

  private static void needLimit(Node at, Policy policy, String key) {
    if (policy.find(key).isEmpty()) {
      at.fault("there is no policy limit '" + key + "'");
    }
  }

  private static List<Concept> findings(List<Node> nodes) {
    Set<String> keys = new LinkedHashSet<>();
    for (Node each : nodes) {
      if (!keys.add(each.text("key"))) {
        each.fault("finding '" + each.text("key") + "' is there twice");
      }
    }
    for (Node each : nodes) {
      Stream.concat(each.each("broader").stream(), each.each("related").stream())
          .filter(key -> !keys.contains(key.text()))
          .forEach(key -> key.fault("there is no finding '" + key.text() + "'"));
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
        finding.fault("finding '" + finding.text("key") + "' is a kind of itself");
      }
    }
  }

  private static Map<String, Analyte> analytes(List<Node> nodes, Policy policy) {
    Map<String, Analyte> analytes = new LinkedHashMap<>();
    for (Node each : nodes) {
      Analyte analyte = TermsCodec.analyte(each);
      analytes.put(analyte.key(), analyte);
      needLimit(each, policy, "maximum-age." + analyte.key());
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

  /** What a record may refer to, before the records themselves are known. */
  References references() {
    References known = new References();
    findings.forEach(finding -> known.findings.add(finding.key()));
    known.analytes.addAll(analytes.keySet());
    known.limits.addAll(policy.limits().keySet());
    return known;
  }
}
