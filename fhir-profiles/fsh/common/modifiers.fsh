// What would turn the meaning round for a reader that overlooks it: whoever does not know these
// extensions must not process the resource.

RuleSet: Modifier(reason)
* . ?!
* . ^isModifierReason = "{reason}"

Extension: EffectPhase
Id: phase
Title: "Phase"
Description: "The effect appears when the drug was stopped or when too much was taken. Without this it appears while the drug is taken."
Context: ClinicalUseDefinition
* insert Own
* insert Modifier([[Of an effect of withdrawal the drug is the remedy and not the cause.]])
* value[x] 1..1
* value[x] only code
* value[x] from ModifyingPhases (required)

ValueSet: ModifyingPhases
Id: modifying-phase
Title: "Phase other than on treatment"
Description: "When an effect appears, where that is not while the drug is taken."
* insert Own
* https://spasmwatch.org/fhir/CodeSystem/phase#withdrawal
* https://spasmwatch.org/fhir/CodeSystem/phase#overdose

Extension: DeniedEffectOfDrug
Id: denied-effect
Title: "Denied effect"
Description: "What the drug is not known to cause, or not known to relieve."
Context: ClinicalUseDefinition
* insert Own
* insert Modifier([[The effect is denied. Taken for an effect it would say the opposite.]])
* value[x] 1..1
* value[x] only CodeableConcept
* value[x] from $finding (required)

RuleSet: PhaseOfEffect
* modifierExtension contains EffectPhase named phase 0..1
* modifierExtension ^slicing.rules = #closed

RuleSet: DeniedEffect
* modifierExtension contains DeniedEffectOfDrug named denied-effect 1..1
* modifierExtension ^slicing.rules = #closed
