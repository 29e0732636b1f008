package org.spasmwatch.codec;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.knowledge.Policy.Bound;
import org.spasmwatch.knowledge.Policy.Limit;
import org.spasmwatch.knowledge.Policy.Range;

/** Reads the policy, and holds each of its numbers to its bounds and to the unit of its kind. */
public final class PolicyReader {
  static final String FILE = "policy.yaml";

  /** Kinds of limits that are compared with lengths of time. */
  private static final List<String> TIMES =
      List.of("withdrawal-window.", "duration-limit.", "maximum-age.");

  private final Map<String, Limit> limits = new LinkedHashMap<>();

  private PolicyReader() {}

  /** The policy of the program, read by itself: a start is checked before anything else is read. */
  public static Policy bundled() {
    Faults faults = new Faults();
    Policy policy = read(new YamlFiles(KnowledgeFiles.bundled(), faults));
    faults.refuseIfAny();
    return policy;
  }

  static Policy read(YamlFiles yaml) {
    Node file = yaml.need(FILE, "policy.schema.json");
    PolicyReader reader = new PolicyReader();
    file.each("limits").forEach(reader::add);
    Policy policy = new Policy(file.text("version"), reader.limits);
    Policy.INDISPENSABLE.forEach(key -> need(file, policy, key));
    return policy;
  }

  static void need(Node at, Policy policy, String key) {
    if (policy.find(key).isEmpty() && !at.mayBeUnread(key)) {
      at.fault("there is no policy limit '" + key + "'", "add it to " + FILE);
    }
  }

  private void add(Node node) {
    Limit limit = limit(node);
    if (limits.put(limit.key(), limit) != null) {
      node.fault(
          "limit '" + limit.key() + "' is there twice", "keep one of them, or rename the other");
    }
    bounds(node, limit);
    if (isTime(limit.key()) && !limit.unit().equals("d")) {
      node.fault(
          "the unit of '" + limit.key() + "' is " + limit.unit() + ", and it is a length of time",
          "give it in d (days)");
    }
    if (limit.isTime() && limit.value().stripTrailingZeros().scale() > 0) {
      node.fault(
          "'" + limit.key() + "' is no whole number of " + limit.unit(), "write a whole number");
    }
  }

  private static void bounds(Node node, Limit limit) {
    if (!limit.range().contains(limit.value())) {
      node.fault(
          "the number of '" + limit.key() + "' is out of bounds: " + limit.value().toPlainString(),
          "it has to lie between "
              + limit.range().least().toPlainString()
              + " and "
              + limit.range().most().toPlainString()
              + " "
              + limit.unit()
              + " ('between')");
    }
  }

  private static boolean isTime(String key) {
    return Policy.INDISPENSABLE.contains(key) || TIMES.stream().anyMatch(key::startsWith);
  }

  private static Limit limit(Node node) {
    BigDecimal value = new BigDecimal(node.text("value"));
    Limit plain =
        new Limit(
            node.text("key"),
            node.choice("bound", Bound.BELOW),
            value,
            node.text("unit"),
            node.text("reference"));
    List<BigDecimal> between = node.texts("between").stream().map(BigDecimal::new).toList();
    if (between.size() != 2) {
      return plain;
    }
    if (between.get(0).compareTo(between.get(1)) > 0) {
      node.fault(
          "'between' of '" + plain.key() + "' is upside down", "write the smaller one first");
      return plain;
    }
    return new Limit(
        plain.key(),
        plain.bound(),
        value,
        plain.unit(),
        plain.reference(),
        new Range(between.get(0), between.get(1)),
        null);
  }
}
