package org.spasmwatch.fhir.r5.read;

import java.util.List;
import org.spasmwatch.knowledge.Criterion;

/** Reads the extension {@code criterion}, in which a criterion stands whole. */
record Criteria(Words words) {
  private static final Criterion NONE = new Criterion.Stated("-", "-");
  private static final String KINDS =
      "finding, measured, age, taking, daily-dose, taken-for, given-for, recent-change, at-least,"
          + " not, known, stated";

  /** Stands for a criterion that could not be read. */
  static Criterion none() {
    return NONE;
  }

  Criterion read(Element extension) {
    Element kind = extension.one("kind").at("valueCode");
    String key = extension.one("key").at("valueCode").text();
    return switch (kind.text()) {
      case "finding" -> new Criterion.HasFinding(key, finding(extension));
      case "measured" -> measured(key, extension);
      case "age" -> new Criterion.Age(key, limit(extension));
      case "taking" ->
          new Criterion.Taking(
              key, extension.one("drug").at("valueReference").reference("Medication"));
      case "daily-dose" -> new Criterion.DailyDose(key, limit(extension));
      case "taken-for" -> new Criterion.TakenFor(key, limit(extension));
      case "given-for" -> new Criterion.GivenFor(key, finding(extension));
      case "recent-change" -> new Criterion.RecentChange(key, limit(extension));
      case "at-least" -> atLeast(key, extension);
      case "not" -> new Criterion.Not(key, read(extension.one("part")));
      case "known" -> new Criterion.Known(key, read(extension.one("part")));
      case "stated" -> new Criterion.Stated(key, extension.one("text").at("valueMarkdown").text());
      default -> unknown(kind);
    };
  }

  private static Criterion unknown(Element kind) {
    kind.fault("there is no such kind of criterion; there are " + KINDS);
    return NONE;
  }

  private Criterion measured(String key, Element extension) {
    return new Criterion.Measured(
        key,
        words.analyte(extension.one("analyte").at("valueCoding")),
        limit(extension),
        extension.one("own-range").at("valueBoolean").flag(),
        extension.one("adults-only").at("valueBoolean").flag());
  }

  private Criterion atLeast(String key, Element extension) {
    Element count = extension.one("count").at("valuePositiveInt");
    List<Criterion> parts = extension.parts("part").stream().map(this::read).toList();
    int wanted = count.count();
    if (wanted > parts.size()) {
      count.fault("more parts are wanted than there are");
      return NONE;
    }
    return new Criterion.AtLeast(key, wanted, parts);
  }

  private String finding(Element extension) {
    return words.finding(extension.one("finding").at("valueCodeableConcept"));
  }

  /** The number itself is that of the policy in force, here only for readers. */
  private String limit(Element extension) {
    extension.maybe("limit").ifPresent(Element::derived);
    extension.maybe("policy-local").ifPresent(Element::derived);
    return words.limit(extension.one("policy-key").at("valueCode"));
  }
}
