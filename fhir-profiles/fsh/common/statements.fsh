// Statements about drugs: one abstract profile with what all have in common, and one for each kind.

RuleSet: OwnIdentifier(kind)
* identifier 1..*
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains own 1..1
* identifier[own].system 1..1
* identifier[own].system = "https://spasmwatch.org/fhir/{kind}"
* identifier[own].value 1..1

RuleSet: Unmodified
* implicitRules 0..0
* contained 0..0
* modifierExtension 0..0

RuleSet: Common
* insert Own
* obeys spasmwatch-narrative

RuleSet: TextOnly(path)
* {path} 1..1
* {path}.concept 1..1
* {path}.concept.coding 0..0
* {path}.concept.text 1..1
* {path}.reference 0..0

Profile: StatementProfile
Parent: ClinicalUseDefinition
Id: statement-profile
Title: "Statement"
Description: "What all kinds of statement have in common: one drug or class as subject, what to do and how soon, and what it rests on. Elements that cannot be kept are prohibited, so that nothing written gets lost."
* ^abstract = true
* insert Common
* obeys spasmwatch-subject and spasmwatch-type and spasmwatch-population
* implicitRules 0..0
* contained 0..0
* insert OwnIdentifier(statements)
* type MS
* subject 1..1
* subject only Reference(Medication)
* status 1..1
* status from http://hl7.org/fhir/ValueSet/publication-status (required)
* status.coding 1..1
* population only Reference(Group)
* extension contains
    Description named description 1..1 and
    StatementUse named use 1..1 and
    StatementUrgency named urgency 1..1 and
    StatementAction named action 1..1 and
    Management named management 0..* and
    RiskFactor named risk-factor 0..* and
    UrgencyRule named urgency-rule 0..* and
    Citation named citation 1..* and
    Disagreement named disagreement 0..*
* extension[citation] ^short = "What it rests on: no statement without evidence"
* insert StatementOfThisVersion

Profile: UndesirableEffectStatement
Parent: StatementProfile
Id: undesirable-effect-statement
Title: "Undesirable effect"
Description: "The drug can cause the effect, while it is taken, after it was stopped or in overdose. What a drug is not known to cause is a NotRecognisedStatement and never this."
* insert Own
* type = #undesirable-effect
* undesirableEffect 1..1
* contraindication 0..0
* indication 0..0
* interaction 0..0
* warning 0..0
* category 0..1
* category = $category#Overdose
* category ^short = "Only of an overdose; derived from the phase"
* undesirableEffect.symptomConditionEffect 1..1
* undesirableEffect.symptomConditionEffect.concept 1..1
* undesirableEffect.symptomConditionEffect from $finding (required)
* undesirableEffect.symptomConditionEffect.reference 0..0
* undesirableEffect.classification 0..0
* undesirableEffect.frequencyOfOccurrence.coding 0..0
* undesirableEffect.frequencyOfOccurrence.text 1..1
* extension contains
    PresentsAs named presents-as 0..* and
    Frequency named frequency 0..*
* insert PhaseOfEffect
* extension ^slicing.rules = #closed

Profile: InteractionStatement
Parent: StatementProfile
Id: interaction-statement
Title: "Interaction"
Description: "The subject together with any of the interactants can cause the effects, or is itself the matter."
* insert Own
* type = #interaction
* interaction 1..1
* contraindication 0..0
* indication 0..0
* undesirableEffect 0..0
* warning 0..0
* category 0..0
* modifierExtension 0..0
* interaction.interactant 1..*
* interaction.interactant obeys spasmwatch-interactant
* interaction.interactant.item[x] only Reference(Medication)
* interaction.type 1..1
* interaction.type = $interaction-type#drug-drug
* insert TextOnly(interaction.effect)
* interaction.incidence 0..0
* interaction.management 0..0
* extension contains
    Effect named effect 0..* and
    UrgencyTogether named urgency-together 0..1
* extension ^slicing.rules = #closed
* obeys spasmwatch-matter

Invariant: spasmwatch-matter
Description: "An interaction has effects, or the pair itself has an urgency."
Expression: "extension.where(url = 'https://spasmwatch.org/fhir/StructureDefinition/effect' or url = 'https://spasmwatch.org/fhir/StructureDefinition/urgency-together').exists()"
Severity: #error

Profile: ContraindicationStatement
Parent: StatementProfile
Id: contraindication-statement
Title: "Contraindication"
Description: "The drug is to be avoided, or not to be used like this; the populations say in whom."
* insert Own
* type = #contraindication
* contraindication 1..1
* indication 0..0
* interaction 0..0
* undesirableEffect 0..0
* warning 0..0
* category 0..0
* modifierExtension 0..0
* insert TextOnly(contraindication.diseaseSymptomProcedure)
* contraindication.diseaseStatus 0..0
* contraindication.comorbidity 0..0
* contraindication.indication 0..0
* contraindication.otherTherapy 0..0
* extension ^slicing.rules = #closed
* insert ContraindicationOfThisVersion

Profile: IndicationStatement
Parent: StatementProfile
Id: indication-statement
Title: "Indication"
Description: "The drug is used for the condition: place in therapy, dose and duration as the source gives them."
* insert Own
* type = #indication
* indication 1..1
* contraindication 0..0
* interaction 0..0
* undesirableEffect 0..0
* warning 0..0
* category 0..0
* modifierExtension 0..0
* insert TextOnly(indication.diseaseSymptomProcedure)
* indication.diseaseStatus 0..0
* indication.comorbidity 0..0
* indication.intendedEffect 0..0
* indication.undesirableEffect 0..0
* indication.otherTherapy 0..0
* extension contains
    PlaceInTherapy named place-in-therapy 0..1 and
    IndicationDose named dose 0..1
* extension ^slicing.rules = #closed
* insert IndicationOfThisVersion

Profile: WarningStatement
Parent: StatementProfile
Id: warning-statement
Title: "Warning"
Description: "A red flag, another cause to think of, a precaution or what an authority decided."
* insert Own
* type = #warning
* warning 1..1
* contraindication 0..0
* indication 0..0
* interaction 0..0
* undesirableEffect 0..0
* category 0..0
* modifierExtension 0..0
* warning.code 1..1
* warning.code from WarningTypes (required)
* warning.description 1..1
* extension contains
    WarningLabel named label 1..1 and
    WarningProblem named problem 1..1 and
    IndexFinding named index-finding 0..1 and
    Signs named signs 0..1
* extension ^slicing.rules = #closed
* obeys spasmwatch-signs

Invariant: spasmwatch-signs
Description: "A red flag has signs at which it fires."
Expression: "warning.code.coding.where(system = 'https://spasmwatch.org/fhir/CodeSystem/warning-type' and code = 'red-flag').exists() implies extension.where(url = 'https://spasmwatch.org/fhir/StructureDefinition/signs').exists()"
Severity: #error

Profile: NotRecognisedStatement
Parent: StatementProfile
Id: not-recognised-statement
Title: "Not recognised"
Description: "The drug is not known to cause the effect, or not known to relieve it. It says nothing about a single patient: not established, look elsewhere first."
* insert Own
* type = #warning
* warning 1..1
* contraindication 0..0
* indication 0..0
* interaction 0..0
* undesirableEffect 0..0
* category 0..0
* warning.code 1..1
* warning.code from NotRecognisedTypes (required)
* warning.description 1..1
* insert DeniedEffect
* extension ^slicing.rules = #closed
