package org.spasmwatch.fhir.r5.render;

import org.hl7.fhir.r5.model.ClinicalUseDefinition;
import org.hl7.fhir.r5.model.ClinicalUseDefinition.ClinicalUseDefinitionIndicationComponent;
import org.hl7.fhir.r5.model.ClinicalUseDefinition.ClinicalUseDefinitionInteractionComponent;
import org.hl7.fhir.r5.model.ClinicalUseDefinition.ClinicalUseDefinitionType;
import org.hl7.fhir.r5.model.CodeType;
import org.hl7.fhir.r5.model.CodeableConcept;
import org.hl7.fhir.r5.model.CodeableReference;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.Extension;
import org.hl7.fhir.r5.model.MarkdownType;
import org.hl7.fhir.r5.model.StringType;
import org.jspecify.annotations.Nullable;
import org.spasmwatch.fhir.r5.render.Populations.Role;
import org.spasmwatch.knowledge.ClinicalUse;
import org.spasmwatch.knowledge.KnowledgeBase;

/** What is particular to each kind of clinical use: its type, its backbone and its extensions. */
final class Kinds implements ClinicalUse.Cases<ClinicalUseDefinition> {
  private static final Coding DRUG_DRUG =
      new Coding().setSystem("http://hl7.org/fhir/interaction-type").setCode("drug-drug");
  private static final Coding OVERDOSE =
      new Coding()
          .setSystem("http://hl7.org/fhir/clinical-use-definition-category")
          .setCode("Overdose");

  private final KnowledgeBase knowledge;
  private final ClinicalUseDefinition definition;
  private final Populations populations;

  Kinds(KnowledgeBase knowledge, ClinicalUseDefinition definition, Populations populations) {
    this.knowledge = knowledge;
    this.definition = definition;
    this.populations = populations;
  }

  @Override
  public ClinicalUseDefinition undesirableEffect(ClinicalUse.UndesirableEffect use) {
    definition.setType(ClinicalUseDefinitionType.UNDESIRABLEEFFECT);
    definition
        .getUndesirableEffect()
        .setSymptomConditionEffect(concept(Elements.finding(knowledge, use.effect())));
    phase(use.phase());
    if (use.phase() == ClinicalUse.Phase.OVERDOSE) {
      definition.addCategory(Elements.concept(OVERDOSE.copy()));
    }
    use.presentsAs()
        .forEach(
            key ->
                definition.addExtension(
                    Complex.simple("presents-as", Elements.finding(knowledge, key))));
    frequency(use);
    return definition;
  }

  /**
   * Of an effect that comes when the drug is stopped, whoever overlooks that would stop the drug:
   * the phase is a modifier. On treatment is what a reader takes for granted.
   */
  private void phase(ClinicalUse.Phase phase) {
    Extension extension = Complex.simple("phase", new CodeType(phase.code()));
    if (phase != ClinicalUse.Phase.ON_TREATMENT) {
      definition.addModifierExtension(extension);
    }
  }

  /** The wordings stand side by side: no band is made of them (CON-10). */
  private void frequency(ClinicalUse.UndesirableEffect use) {
    for (ClinicalUse.Frequency frequency : use.frequency()) {
      definition.addExtension(
          new Complex("frequency")
              .string("wording", frequency.wording())
              .claims(frequency.claims())
              .done());
    }
    if (!use.frequency().isEmpty()) {
      String wordings = String.join("; ", use.frequency().stream().map(f -> f.wording()).toList());
      definition
          .getUndesirableEffect()
          .setFrequencyOfOccurrence(new CodeableConcept().setText(wordings));
    }
  }

  @Override
  public ClinicalUseDefinition interaction(ClinicalUse.Interaction use) {
    definition.setType(ClinicalUseDefinitionType.INTERACTION);
    ClinicalUseDefinitionInteractionComponent interaction = definition.getInteraction();
    interaction.setType(Elements.concept(DRUG_DRUG.copy()));
    interaction.setEffect(concept(new CodeableConcept().setText(use.syndrome())));
    use.interactants()
        .forEach(id -> interaction.addInteractant().setItem(Elements.medication(knowledge, id)));
    use.effects()
        .forEach(
            key ->
                definition.addExtension(
                    Complex.simple("effect", Elements.finding(knowledge, key))));
    if (use.together() != null) {
      definition.addExtension(
          Complex.simple("urgency-together", Elements.own("urgency", use.together())));
    }
    return definition;
  }

  @Override
  public ClinicalUseDefinition contraindication(ClinicalUse.Contraindication use) {
    definition.setType(ClinicalUseDefinitionType.CONTRAINDICATION);
    definition
        .getContraindication()
        .setDiseaseSymptomProcedure(concept(new CodeableConcept().setText(use.reason())));
    return definition;
  }

  @Override
  public ClinicalUseDefinition warning(ClinicalUse.Warning use) {
    warning(Elements.own("warning-type", use.kind()), use);
    definition.addExtension(Complex.simple("label", new StringType(use.label())));
    definition.addExtension(
        Complex.simple("problem", Elements.own("problem", use.problem(), null)));
    String index = use.index();
    if (index != null) {
      definition.addExtension(Complex.simple("index-finding", Elements.finding(knowledge, index)));
    }
    if (use.signs() != null) {
      definition.addExtension(Complex.simple("signs", populations.reference(Role.SIGNS, 1)));
    }
    return definition;
  }

  @Override
  public ClinicalUseDefinition indication(ClinicalUse.Indication use) {
    definition.setType(ClinicalUseDefinitionType.INDICATION);
    ClinicalUseDefinitionIndicationComponent indication = definition.getIndication();
    indication.setDiseaseSymptomProcedure(concept(new CodeableConcept().setText(use.condition())));
    if (use.duration() != null) {
      indication.setDuration(new StringType(use.duration()));
    }
    text("place-in-therapy", use.line());
    text("dose", use.dose());
    return definition;
  }

  /**
   * A warning with the effect in a modifier: nobody may find it as an undesirable effect, and
   * whoever does not know the extension may not take the effect for one.
   */
  @Override
  public ClinicalUseDefinition notRecognised(ClinicalUse.NotRecognised use) {
    warning(
        switch (use.denies()) {
          case CAUSES ->
              Elements.own("warning-type", "not-recognised-effect", "not a recognised effect");
          case TREATS -> Elements.own("warning-type", "not-effective", "not effective");
        },
        use);
    definition.addModifierExtension(
        Complex.simple("denied-effect", Elements.finding(knowledge, use.effect())));
    return definition;
  }

  private void warning(Coding code, ClinicalUse use) {
    definition.setType(ClinicalUseDefinitionType.WARNING);
    definition.getWarning().setCode(Elements.concept(code));
    definition.getWarning().setDescription(use.statement().text());
  }

  private void text(String name, @Nullable String text) {
    if (text != null) {
      definition.addExtension(Complex.simple(name, new MarkdownType(text)));
    }
  }

  private static CodeableReference concept(CodeableConcept concept) {
    return new CodeableReference(concept);
  }
}
