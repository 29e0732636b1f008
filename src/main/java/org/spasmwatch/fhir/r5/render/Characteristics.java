package org.spasmwatch.fhir.r5.render;

import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.CodeType;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.DataType;
import org.hl7.fhir.r5.model.Group.GroupCharacteristicComponent;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.knowledge.Criterion;
import org.spasmwatch.knowledge.KnowledgeBase;
import org.spasmwatch.knowledge.Policy;
import org.spasmwatch.terminology.Analyte;

/**
 * A criterion as Group.characteristic: its key as code, and as value the number in force or "true".
 * What does not fit into code and value is in the extension {@code criterion}.
 */
final class Characteristics implements Criterion.Cases<GroupCharacteristicComponent> {
  private final KnowledgeBase knowledge;

  Characteristics(KnowledgeBase knowledge) {
    this.knowledge = knowledge;
  }

  GroupCharacteristicComponent render(Criterion criterion) {
    GroupCharacteristicComponent characteristic = criterion.match(this);
    characteristic.addExtension(CriterionTree.of(knowledge, criterion));
    return characteristic;
  }

  @Override
  public GroupCharacteristicComponent finding(Criterion.HasFinding criterion) {
    CodeableConcept code = code(criterion);
    Elements.finding(knowledge, criterion.finding()).getCoding().forEach(code::addCoding);
    return holds(code);
  }

  @Override
  public GroupCharacteristicComponent measured(Criterion.Measured criterion) {
    Analyte analyte = knowledge.terms().analyte(criterion.analyte());
    CodeableConcept code = code(criterion).setText(analyte.label());
    Elements.codings(analyte.codes()).forEach(code::addCoding);
    return limited(code, criterion.limit());
  }

  @Override
  public GroupCharacteristicComponent age(Criterion.Age criterion) {
    return limited(code(criterion), criterion.limit());
  }

  @Override
  public GroupCharacteristicComponent taking(Criterion.Taking criterion) {
    return holds(code(criterion).setText("taking " + knowledge.nameOf(criterion.subject())));
  }

  /** Without the codes of the finding: who has it need not be given the drug for it. */
  @Override
  public GroupCharacteristicComponent reason(Criterion.GivenFor criterion) {
    String finding = knowledge.terms().concepts().require(criterion.finding()).label();
    return holds(code(criterion).setText("the drug is given for " + finding));
  }

  @Override
  public GroupCharacteristicComponent dose(Criterion.DailyDose criterion) {
    return limited(code(criterion), criterion.limit());
  }

  @Override
  public GroupCharacteristicComponent duration(Criterion.TakenFor criterion) {
    return limited(code(criterion), criterion.limit());
  }

  @Override
  public GroupCharacteristicComponent recentChange(Criterion.RecentChange criterion) {
    return limited(code(criterion), criterion.limit());
  }

  /** A name for one other criterion has that one's value. */
  @Override
  public GroupCharacteristicComponent atLeast(Criterion.AtLeast criterion) {
    return criterion.parts().size() == 1
        ? renamed(criterion, criterion.parts().get(0))
        : holds(code(criterion));
  }

  /** The characteristic of the part, excluded. */
  @Override
  public GroupCharacteristicComponent not(Criterion.Not criterion) {
    GroupCharacteristicComponent part = criterion.part().match(this);
    return part.setExclude(!part.getExclude());
  }

  @Override
  public GroupCharacteristicComponent known(Criterion.Known criterion) {
    return renamed(criterion, criterion.part());
  }

  @Override
  public GroupCharacteristicComponent stated(Criterion.Stated criterion) {
    return holds(code(criterion).setText(criterion.text()));
  }

  /** An excluded part cannot lend its value: the name would then say the opposite. */
  private GroupCharacteristicComponent renamed(Criterion criterion, Criterion part) {
    GroupCharacteristicComponent inner = part.match(this);
    return inner.getExclude() ? holds(code(criterion)) : inner.setCode(code(criterion));
  }

  private static CodeableConcept code(Criterion criterion) {
    return Elements.concept(Elements.own("criterion", criterion.key(), null))
        .setText(criterion.key().replace('-', ' '));
  }

  private static GroupCharacteristicComponent holds(CodeableConcept code) {
    return characteristic(code, new BooleanType(true), null);
  }

  private GroupCharacteristicComponent limited(CodeableConcept code, String limit) {
    Policy.Limit inForce = knowledge.policy().limit(limit);
    GroupCharacteristicComponent characteristic =
        characteristic(code, CriterionTree.quantity(inForce), limit);
    if (inForce.local()) {
      characteristic.addExtension(Complex.simple("policy-local", new BooleanType(true)));
    }
    return characteristic;
  }

  private static GroupCharacteristicComponent characteristic(
      CodeableConcept code, DataType value, @Nullable String policyKey) {
    GroupCharacteristicComponent characteristic =
        new GroupCharacteristicComponent().setCode(code).setValue(value).setExclude(false);
    if (policyKey != null) {
      characteristic.addExtension(Complex.simple("policy-key", new CodeType(policyKey)));
    }
    return characteristic;
  }
}
