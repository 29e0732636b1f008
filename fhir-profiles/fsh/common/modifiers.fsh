// As the renderer has it now; see README.
Extension: EffectPhase
Id: phase
Title: "Phase"
Description: "When the effect appears, relative to taking the drug."
Context: ClinicalUseDefinition
* insert Own
* value[x] 1..1
* value[x] only code
* value[x] from Phases (required)

RuleSet: PhaseOfEffect
* modifierExtension 0..0
* extension contains EffectPhase named phase 1..1

RuleSet: DeniedEffect
* modifierExtension 0..0
* extension contains Effect named effect 1..1
