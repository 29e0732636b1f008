// Code systems whose codes are part of the program. A test holds them against the program's own
// constants. Those that grow with the knowledge are in terminology/.

RuleSet: OwnCodes(id)
* insert Own
* ^caseSensitive = true
* ^content = #complete
* ^valueSet = "https://spasmwatch.org/fhir/ValueSet/{id}"

RuleSet: AllOf(id)
* insert Own
* include codes from system https://spasmwatch.org/fhir/CodeSystem/{id}

CodeSystem: Urgency
Id: urgency
Title: "Urgency"
Description: "How soon somebody has to act, in rising order. A risk factor that is met raises it by one step, at most to same-day."
* insert OwnCodes(urgency)
* #self-care "self care" "The patient can act alone."
* #routine "routine" "At the next occasion."
* #same-day "same day" "Today."
* #emergency "emergency" "At once."

ValueSet: Urgencies
Id: urgency
Title: "Urgency"
Description: "How soon somebody has to act."
* insert AllOf(urgency)

CodeSystem: Action
Id: action
Title: "Action"
Description: "What the clinician is asked to do. Statements whose actions contradict one another never share a card."
* insert OwnCodes(action)
* #review "review" "Look at the patient and review the treatment."
* #stop "stop" "Stop the drug now."
* #seek-care "seek care" "Urgent care. The drug is not stopped without a prescriber."
* #taper "taper" "The drug was stopped: think of withdrawal, resume or taper under supervision."
* #look-elsewhere "look elsewhere" "The drug does not explain it: look for another cause."

ValueSet: Actions
Id: action
Title: "Action"
Description: "What the clinician is asked to do."
* insert AllOf(action)

CodeSystem: Use
Id: use
Title: "Use of a statement"
Description: "What a statement may do when a patient is assessed."
* insert OwnCodes(use)
* #alert "alert" "It can make a card."
* #support "support" "It appears only inside a card that another statement makes."
* #reference "reference" "It is published and read, and fires nothing."

ValueSet: Uses
Id: use
Title: "Use of a statement"
Description: "What a statement may do when a patient is assessed."
* insert AllOf(use)

CodeSystem: Phase
Id: phase
Title: "Phase"
Description: "When an effect appears, relative to taking the drug."
* insert OwnCodes(phase)
* #on-treatment "on treatment" "While the drug is taken."
* #withdrawal "withdrawal" "After it was stopped or its dose was lowered. Stopping it is then the cause and not the remedy."
* #overdose "overdose" "When too much of it was taken."

ValueSet: Phases
Id: phase
Title: "Phase"
Description: "When an effect appears, relative to taking the drug."
* insert AllOf(phase)

CodeSystem: EvidenceGrade
Id: evidence-grade
Title: "Grade of evidence"
Description: "How far a source carries, in rising order. It grades the source and not the size of the effect."
* insert OwnCodes(evidence-grade)
* #reference-does-not-support "reference does not support" "It cites something that does not support it."
* #uncited "uncited" "It cites nothing."
* #unreviewed "unreviewed" "Machine-written, or not yet reviewed by a person."
* #observational "observational" "Patients observed, without a comparison that chance decided."
* #review "review" "A review article."
* #trial "trial" "A trial."
* #label "label" "The label that an authority approved."

ValueSet: EvidenceGrades
Id: evidence-grade
Title: "Grade of evidence"
Description: "How far a source carries."
* insert AllOf(evidence-grade)

CodeSystem: WarningType
Id: warning-type
Title: "Kind of warning"
Description: "What a ClinicalUseDefinition of type warning is for."
* insert OwnCodes(warning-type)
* #red-flag "red flag" "Signs that need care at once when they come with the drug."
* #differential "differential" "Another cause to think of before the drug is blamed."
* #precaution "precaution" "What to mind in the use of the drug."
* #regulatory "regulatory" "What an authority decided about the drug."
* #not-recognised-effect "not a recognised effect" "The drug is not known to cause the effect. It says nothing about a single patient, and it is not an undesirable effect."
* #not-effective "not effective" "The drug is not known to relieve it."

ValueSet: WarningTypes
Id: warning-type
Title: "Kind of warning"
Description: "What a warning is for; without what a drug is not known to do."
* insert Own
* https://spasmwatch.org/fhir/CodeSystem/warning-type#red-flag
* https://spasmwatch.org/fhir/CodeSystem/warning-type#differential
* https://spasmwatch.org/fhir/CodeSystem/warning-type#precaution
* https://spasmwatch.org/fhir/CodeSystem/warning-type#regulatory

ValueSet: NotRecognisedTypes
Id: not-recognised-type
Title: "Kind of negative knowledge"
Description: "What a drug is not known to do."
* insert Own
* https://spasmwatch.org/fhir/CodeSystem/warning-type#not-recognised-effect
* https://spasmwatch.org/fhir/CodeSystem/warning-type#not-effective

CodeSystem: AdviceKind
Id: advice-kind
Title: "Kind of advice"
Description: "Who acts on an advice, and on which cards it may stand."
* insert OwnCodes(advice-kind)
* #clinical "clinical" "For the clinician."
* #test "test" "A test to order."
* #safety "safety" "For the patient, on every card: what not to do alone."
* #self-care "self care" "For the patient at home; never on a card about an emergency."

ValueSet: AdviceKinds
Id: advice-kind
Title: "Kind of advice"
Description: "Who acts on an advice."
* insert AllOf(advice-kind)

CodeSystem: RiskFactorEffect
Id: risk-factor-effect
Title: "Effect of a risk factor"
Description: "What a risk factor changes. None silences a statement."
* insert OwnCodes(risk-factor-effect)
* #likelihood "likelihood" "It is likelier."
* #urgency "urgency" "It is more urgent."

ValueSet: RiskFactorEffects
Id: risk-factor-effect
Title: "Effect of a risk factor"
Description: "What a risk factor changes."
* insert AllOf(risk-factor-effect)

CodeSystem: PopulationRole
Id: population-role
Title: "Role of a population"
Description: "What the criteria of a Group are for."
* insert OwnCodes(population-role)
* #population "population" "The statement applies only to these patients."
* #risk-factor "risk factor" "In these patients it is likelier or more urgent."
* #urgency "urgency" "In these patients it has another urgency."
* #signs "signs" "The signs at which a warning fires, or that would show another cause."
* #unless "unless" "From these patients an advice is withheld."

ValueSet: PopulationRoles
Id: population-role
Title: "Role of a population"
Description: "What the criteria of a Group are for."
* insert AllOf(population-role)

CodeSystem: ProductType
Id: product-type
Title: "Drug or class"
Description: "Whether a Medication or MedicationKnowledge is about a single drug or a class."
* insert OwnCodes(product-type)
* #drug "drug" "An active ingredient."
* #drug-class "drug class" "A class of drugs, with its members."

ValueSet: ProductTypes
Id: product-type
Title: "Drug or class"
Description: "Whether it is about a single drug or a class."
* insert AllOf(product-type)

CodeSystem: PropertyKind
Id: property-kind
Title: "Kind of property"
Description: "What a property of a drug is about."
* insert OwnCodes(property-kind)
* #mechanism "mechanism" "How it acts."
* #classification "classification" "Where it belongs."
* #definition "definition" "What it is."
* #dosing "dosing" "How it is dosed."
* #monitoring "monitoring" "What is to be watched."
* #regulatory "regulatory" "What an authority decided."

ValueSet: PropertyKinds
Id: property-kind
Title: "Kind of property"
Description: "What a property of a drug is about."
* insert AllOf(property-kind)

CodeSystem: MemberBasis
Id: member-basis
Title: "Basis of membership"
Description: "Who says that a drug belongs to a class."
* insert OwnCodes(member-basis)
* #named "named" "A source names it."
* #inferred "inferred" "We concluded it; the reason says from what."

ValueSet: MemberBases
Id: member-basis
Title: "Basis of membership"
Description: "Who says that a drug belongs to a class."
* insert AllOf(member-basis)

CodeSystem: CriterionKind
Id: criterion-kind
Title: "Kind of criterion"
Description: "What a criterion looks at. It is decided in three values: met, not met, not known."
* insert OwnCodes(criterion-kind)
* #finding "finding" "The finding, or a kind of it, is present and current."
* #measured "measured" "The newest valid value lies beyond the limit."
* #age "age" "The age lies beyond the limit."
* #taking "taking" "The drug, or a member of the class, is taken now."
* #given-for "given for" "The suspected drug was given for the finding."
* #daily-dose "daily dose" "The daily dose of the suspected drug lies beyond the limit; adults only."
* #taken-for "taken for" "The suspected drug has been taken for longer than the limit."
* #recent-change "recent change" "The finding began within the limit after start or increase of the suspected drug."
* #at-least "at least" "At least so many of the parts are met."
* #not "not" "The opposite of the part; what is not known stays so."
* #known "known" "The part is known to be met; what is not known counts as not met."
* #stated "stated" "What a source says without a measure that could be checked."

ValueSet: CriterionKinds
Id: criterion-kind
Title: "Kind of criterion"
Description: "What a criterion looks at."
* insert AllOf(criterion-kind)

CodeSystem: Origin
Id: origin
Title: "Origin"
Description: "Where the state of a record came from; a tag on every resource."
* insert OwnCodes(origin)
* #bundled "bundled" "From the catalogue that is part of the program."
* #local "local" "Written in this installation."

CodeSystem: Layer
Id: layer
Title: "Layer"
Description: "Which body of knowledge a statement belongs to; a tag where it is not that of the five sources."
* insert OwnCodes(layer)
* #beyond-sources "beyond the sources" "It rests on literature beyond the five documents. An installation can leave it out of assessments."

ValueSet: Layers
Id: layer
Title: "Layer"
Description: "Which body of knowledge a statement belongs to."
* insert AllOf(layer)

ValueSet: Origins
Id: origin
Title: "Origin"
Description: "Where the state of a record came from."
* insert AllOf(origin)
