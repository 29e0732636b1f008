package org.spasmwatch.fhir.r5.render;

import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.Enumerations.QuantityComparator;
import org.hl7.fhir.r5.model.Extension;
import org.hl7.fhir.r5.model.PositiveIntType;
import org.hl7.fhir.r5.model.Quantity;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.terminology.Systems;
import org.spasmwatch.terminology.Units;

/** A criterion as the extension {@code criterion}: whole, with what it is made of. */
final class CriterionTree implements Criterion.Cases<Complex> {
  private final KnowledgeBase knowledge;
  private final Complex extension;

  private CriterionTree(KnowledgeBase knowledge, Complex extension) {
    this.knowledge = knowledge;
    this.extension = extension;
  }

  static Extension of(KnowledgeBase knowledge, Criterion criterion) {
    return criterion.match(new CriterionTree(knowledge, new Complex("criterion"))).done();
  }

  static Quantity quantity(Policy.Limit limit) {
    return new Quantity()
        .setValue(limit.value())
        .setComparator(comparator(limit.bound()))
        .setUnit(Units.spoken(limit.unit()))
        .setSystem(Systems.UCUM)
        .setCode(limit.unit());
  }

  private static QuantityComparator comparator(Policy.Bound bound) {
    return switch (bound) {
      case BELOW -> QuantityComparator.LESS_THAN;
      case AT_MOST -> QuantityComparator.LESS_OR_EQUAL;
      case AT_LEAST -> QuantityComparator.GREATER_OR_EQUAL;
      case ABOVE -> QuantityComparator.GREATER_THAN;
    };
  }

  @Override
  public Complex finding(Criterion.HasFinding criterion) {
    return begin("finding", criterion)
        .value("finding", Elements.finding(knowledge, criterion.finding()));
  }

  @Override
  public Complex measured(Criterion.Measured criterion) {
    return limited(begin("measured", criterion), criterion.limit())
        .coding(
            "analyte",
            Elements.own(
                "analyte",
                criterion.analyte(),
                knowledge.terms().analyte(criterion.analyte()).label()))
        .flag("own-range", criterion.ownRange())
        .flag("adults-only", criterion.adultsOnly());
  }

  @Override
  public Complex age(Criterion.Age criterion) {
    return limited(begin("age", criterion), criterion.limit());
  }

  @Override
  public Complex taking(Criterion.Taking criterion) {
    return begin("taking", criterion)
        .value("drug", Elements.medication(knowledge, criterion.subject()));
  }

  @Override
  public Complex reason(Criterion.GivenFor criterion) {
    return begin("given-for", criterion)
        .value("finding", Elements.finding(knowledge, criterion.finding()));
  }

  @Override
  public Complex dose(Criterion.DailyDose criterion) {
    return limited(begin("daily-dose", criterion), criterion.limit());
  }

  @Override
  public Complex duration(Criterion.TakenFor criterion) {
    return limited(begin("taken-for", criterion), criterion.limit());
  }

  @Override
  public Complex recentChange(Criterion.RecentChange criterion) {
    return limited(begin("recent-change", criterion), criterion.limit());
  }

  @Override
  public Complex atLeast(Criterion.AtLeast criterion) {
    Complex whole =
        begin("at-least", criterion).value("count", new PositiveIntType(criterion.count()));
    criterion.parts().forEach(part -> whole.part(part(part)));
    return whole;
  }

  @Override
  public Complex not(Criterion.Not criterion) {
    return begin("not", criterion).part(part(criterion.part()));
  }

  @Override
  public Complex known(Criterion.Known criterion) {
    return begin("known", criterion).part(part(criterion.part()));
  }

  @Override
  public Complex stated(Criterion.Stated criterion) {
    return begin("stated", criterion).text("text", criterion.text());
  }

  private Extension part(Criterion criterion) {
    return criterion.match(new CriterionTree(knowledge, Complex.part("part"))).done();
  }

  private Complex begin(String kind, Criterion criterion) {
    return extension.code("kind", kind).code("key", criterion.key());
  }

  private Complex limited(Complex begun, String limit) {
    Policy.Limit inForce = knowledge.policy().limit(limit);
    return begun
        .code("policy-key", limit)
        .value("limit", quantity(inForce))
        .value("policy-local", inForce.local() ? new BooleanType(true) : null);
  }
}
