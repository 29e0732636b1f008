package org.spasmwatch.codec;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.spasmwatch.knowledge.Criterion;

/**
 * Reads criteria: the name of one that is defined elsewhere, a finding, or one of the inline kinds.
 * An inline criterion gets its key from what it is about.
 */
final class CriterionCodec {
  private final References known;

  /** Names of the criteria file that stood for the finding of that name when they were read. */
  private final Set<String> findings = new HashSet<>();

  CriterionCodec(References known) {
    this.known = known;
  }

  Criterion read(Node node) {
    return node.isText() ? named(node) : inline(node);
  }

  /** A criterion of the criteria file under its own name. */
  Criterion define(String name, Node node) {
    if (findings.contains(name)) {
      node.fault(
          "'" + name + "' is used above, where it still means the finding of that name",
          "define it before its first use");
    }
    return rename(name, read(node));
  }

  private Criterion named(Node node) {
    Criterion criterion = known.criteria.get(node.text());
    if (criterion != null) {
      return criterion;
    }
    findings.add(node.text());
    return new Criterion.HasFinding(node.text(), known.findingOrCriterion(node, node.text()));
  }

  private Criterion inline(Node node) {
    if (node.has("any") || node.has("all") || node.has("two-of") || node.has("of")) {
      return several(node);
    }
    if (node.has("not")) {
      Criterion part = read(node.at("not"));
      return new Criterion.Not(key(node, "not-" + part.key()), part);
    }
    if (node.has("known")) {
      Criterion part = read(node.at("known"));
      return new Criterion.Known(key(node, "known-" + part.key()), part);
    }
    return node.has("measured") ? measured(node) : simple(node);
  }

  private Criterion simple(Node node) {
    if (node.has("finding")) {
      return new Criterion.HasFinding(
          key(node, node.text("finding")), known.finding(node, node.text("finding")));
    }
    if (node.has("taking")) {
      return new Criterion.Taking(
          key(node, "taking-" + node.text("taking")), known.subject(node, node.text("taking")));
    }
    if (node.has("given-for")) {
      String finding = known.finding(node, node.text("given-for"));
      return new Criterion.GivenFor(key(node, "given-for-" + finding), finding);
    }
    if (node.has("stated")) {
      return new Criterion.Stated(key(node, "stated"), node.text("stated"));
    }
    return limited(node);
  }

  private Criterion limited(Node node) {
    if (node.has("age")) {
      return new Criterion.Age(
          key(node, node.text("age")), known.limit(node, node.text("age"), "a"));
    }
    if (node.has("dose")) {
      return new Criterion.DailyDose(
          key(node, node.text("dose")), known.limit(node, node.text("dose"), "mg/d"));
    }
    if (node.has("taken-for")) {
      String limit = node.text("taken-for");
      return new Criterion.TakenFor(key(node, limit), known.limit(node, limit, "d"));
    }
    String limit = node.text("recent-change");
    return new Criterion.RecentChange(key(node, limit), known.limit(node, limit, "d"));
  }

  private Criterion measured(Node node) {
    String analyte = known.analyte(node, node.text("measured"));
    String named = node.text("limit");
    String unit = known.analytes.getOrDefault(analyte, known.limits.getOrDefault(named, ""));
    String limit = known.limit(node, named, unit);
    return new Criterion.Measured(
        key(node, limit), analyte, limit, node.flag("own-range"), node.flag("adults-only"));
  }

  private Criterion several(Node node) {
    if (node.has("any")) {
      List<Criterion> parts = node.each("any", this::read);
      return new Criterion.AtLeast(key(node, keyOf(parts, "-or-")), 1, parts);
    }
    if (node.has("all")) {
      List<Criterion> parts = node.each("all", this::read);
      return new Criterion.AtLeast(key(node, keyOf(parts, "-and-")), parts.size(), parts);
    }
    return node.has("of") ? counted(node) : twoOf(node);
  }

  private Criterion twoOf(Node node) {
    List<Criterion> parts = node.each("two-of", this::read);
    return new Criterion.AtLeast(key(node, "two-of-" + keyOf(parts, "-")), 2, parts);
  }

  private Criterion counted(Node node) {
    List<Criterion> parts = node.each("of", this::read);
    int count = Integer.parseInt(node.text("at-least"));
    if (count > parts.size()) {
      node.fault(
          "at least " + count + " are wanted of " + parts.size(), "want no more than there are");
      count = parts.size();
    }
    return new Criterion.AtLeast(key(node, keyOf(parts, "-")), count, parts);
  }

  /** Its own key, where it was written elsewhere, or the one that follows from what it is about. */
  private static String key(Node node, String derived) {
    return node.find("key").orElse(derived);
  }

  private static String keyOf(List<Criterion> parts, String link) {
    return String.join(link, parts.stream().map(Criterion::key).toList());
  }

  private static Criterion rename(String name, Criterion criterion) {
    return new Criterion.AtLeast(name, 1, List.of(criterion));
  }
}
