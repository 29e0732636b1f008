// What FHIR has no element for. docs/fhir-mapping.md says which field each one holds.
//
// The parts of an extension go by plain names. A claim is the extension `claim` wherever it stands.

RuleSet: Part(name, card, type)
* extension contains {name} {card}
* extension[{name}].value[x] 1..1
* extension[{name}].value[x] only {type}
* extension[{name}].extension 0..0

RuleSet: PartOf(name, values)
* extension[{name}].value[x] from {values} (required)

RuleSet: Claims
* extension contains Claim named claim 0..*

RuleSet: ClosedParts
* extension ^slicing.discriminator.type = #value
* extension ^slicing.discriminator.path = "url"
* extension ^slicing.rules = #closed

RuleSet: In(type, expression)
* ^context[+].type = #{type}
* ^context[=].expression = "{expression}"

RuleSet: Own
* ^experimental = false
* ^publisher = "Spasmwatch"

Extension: Claim
Id: claim
Title: "Claim"
Description: "A sentence of a source. Sources were cut into claims; wherever one is used, its id stands. It is never an identifier of the resource."
* insert In(extension, https://spasmwatch.org/fhir/StructureDefinition/citation)
* insert In(extension, https://spasmwatch.org/fhir/StructureDefinition/frequency)
* insert In(extension, https://spasmwatch.org/fhir/StructureDefinition/management)
* insert In(extension, https://spasmwatch.org/fhir/StructureDefinition/risk-factor)
* insert In(extension, https://spasmwatch.org/fhir/StructureDefinition/urgency-rule)
// A part has no canonical that a context could name: these are the sides of a disagreement and what
// is known against a source.
* insert In(element, Extension.extension)
* insert Own
* value[x] 1..1
* value[x] only Identifier
* valueIdentifier.system 1..1
* valueIdentifier.system = $claims
* valueIdentifier.value 1..1

Extension: Citation
Id: citation
Title: "Citation"
Description: "A source of a statement: how far it carries, which of its claims, and what is known against it."
Context: ClinicalUseDefinition, https://spasmwatch.org/fhir/StructureDefinition/property
* insert Own
* insert ClosedParts
* insert Part(source, 1..1, code)
* insert Part(grade, 1..1, Coding)
* insert PartOf(grade, EvidenceGrades)
* extension contains Claim named claim 1..*
* insert Part(note, 0..1, markdown)
* insert SourceParts

// A source in full, for readers: derived from the source.
RuleSet: SourceParts
* insert Part(artifact, 0..1, RelatedArtifact)
* extension[artifact].valueRelatedArtifact.type = #citation
* extension[artifact].valueRelatedArtifact.label 1..1
* insert ArtifactOfThisVersion
* insert Part(publisher, 0..1, string)
* insert Part(date, 0..1, string)
* insert Part(standing, 0..1, markdown)
* extension contains about 0..*
* extension[about].value[x] 0..0
* extension[about].extension contains Claim named claim 1..1

Extension: Disagreement
Id: disagreement
Title: "Disagreement"
Description: "A point on which sources differ. Both sides stand on every statement that it touches; how it is handled is said and does not follow from an order."
Context: ClinicalUseDefinition
* obeys spasmwatch-sides
* insert Own
* insert ClosedParts
* insert Part(id, 1..1, code)
* insert Part(topic, 1..1, markdown)
* insert Part(handling, 1..1, markdown)
* extension contains side 2..*
* extension[side].value[x] 0..0
* extension[side].extension contains source 1..1 and says 1..1 and artifact 0..1 and publisher 0..1 and date 0..1 and standing 0..1 and about 0..* and Claim named claim 0..*
* extension[side].extension[source].value[x] only code
* extension[side].extension[source].value[x] 1..1
* extension[side].extension[says].value[x] only markdown
* extension[side].extension[says].value[x] 1..1
* extension[side].extension[artifact].value[x] only RelatedArtifact
* extension[side].extension[publisher].value[x] only string
* extension[side].extension[date].value[x] only string
* extension[side].extension[standing].value[x] only markdown
* insert Part(statement, 1..*, [[Reference(ClinicalUseDefinition)]])
* extension[statement].value[x] obeys spasmwatch-to-statement

Extension: Description
Id: description
Title: "Description"
Description: "The statement as a sentence; in R4B also what a Group is for, because Group has no description there."
Context: ClinicalUseDefinition, Group
* insert Own
* value[x] 1..1
* value[x] only markdown

Extension: StatementUse
Id: use
Title: "Use"
Description: "What the statement may do when a patient is assessed."
Context: ClinicalUseDefinition
* insert Own
* value[x] 1..1
* value[x] only code
* value[x] from Uses (required)

Extension: StatementUrgency
Id: urgency
Title: "Urgency"
Description: "How soon somebody has to act when the statement fires."
Context: ClinicalUseDefinition
* insert Own
* value[x] 1..1
* value[x] only Coding
* value[x] from Urgencies (required)

Extension: UrgencyTogether
Id: urgency-together
Title: "Urgency of the pair"
Description: "How soon somebody has to act when the drugs are merely taken together. Without it the pair alone is silent."
Context: ClinicalUseDefinition
* insert Own
* value[x] 1..1
* value[x] only Coding
* value[x] from Urgencies (required)

Extension: StatementAction
Id: action
Title: "Action"
Description: "What the clinician is asked to do."
Context: ClinicalUseDefinition
* insert Own
* value[x] 1..1
* value[x] only Coding
* value[x] from Actions (required)

Extension: Management
Id: management
Title: "Management"
Description: "An advice. Each has a key that other statements of the drug share."
Context: ClinicalUseDefinition
* insert Own
* insert ClosedParts
* insert Part(code, 1..1, Coding)
* insert PartOf(code, $management)
* insert Part(kind, 1..1, code)
* insert PartOf(kind, AdviceKinds)
* insert Part(text, 1..1, markdown)
* insert Part(test, 0..1, Coding)
* insert PartOf(test, $analyte)
* insert Part(order, 0..1, [[Reference(ActivityDefinition)]])
* extension[order] ^short = "The test as an order to make; derived from the test"
* insert Part(drug, 0..1, [[Reference(Medication)]])
* extension[drug].value[x] obeys spasmwatch-to-medication
* insert Part(unless, 0..1, [[Reference(Group)]])
* extension[unless].value[x] obeys spasmwatch-to-group
* extension[unless] ^short = "From these patients the advice is withheld"
* insert Part(rules-out, 0..1, CodeableConcept)
* insert PartOf(rules-out, $finding)
* extension[rules-out] ^short = "What has to be thought of first; a card that gives the advice names it"
* insert Claims

Extension: RiskFactor
Id: risk-factor
Title: "Risk factor"
Description: "In whom the statement is likelier or more urgent. It never silences it."
Context: ClinicalUseDefinition
* insert Own
* insert ClosedParts
* insert Part(group, 1..1, [[Reference(Group)]])
* extension[group].value[x] obeys spasmwatch-to-group
* insert Part(effect, 1..1, code)
* insert PartOf(effect, RiskFactorEffects)
* insert Part(text, 1..1, markdown)
* insert Part(caveat, 0..1, markdown)
* insert Claims

Extension: UrgencyRule
Id: urgency-rule
Title: "Urgency rule"
Description: "In whom the statement has another urgency. The first rule that is met decides."
Context: ClinicalUseDefinition
* insert Own
* insert ClosedParts
* insert Part(group, 1..1, [[Reference(Group)]])
* extension[group].value[x] obeys spasmwatch-to-group
* insert Part(urgency, 1..1, Coding)
* insert PartOf(urgency, Urgencies)
* insert Claims

Extension: PresentsAs
Id: presents-as
Title: "Presents as"
Description: "A further finding under which the effect is recorded in practice."
Context: ClinicalUseDefinition
* insert Own
* value[x] 1..1
* value[x] only CodeableConcept
* value[x] from $finding (required)

Extension: Frequency
Id: frequency
Title: "Frequency"
Description: "How often, as one source words it. The wordings of several sources stand side by side: no band is made of them, so there is no code."
Context: ClinicalUseDefinition
* insert Own
* insert ClosedParts
* insert Part(wording, 1..1, string)
* insert Claims

Extension: Effect
Id: effect
Title: "Effect"
Description: "A finding that an interaction can cause."
Context: ClinicalUseDefinition
* insert Own
* value[x] 1..1
* value[x] only CodeableConcept
* value[x] from $finding (required)

Extension: WarningLabel
Id: label
Title: "Label"
Description: "A warning in a few words, short enough for the summary of a card."
Context: ClinicalUseDefinition
* insert Own
* value[x] 1..1
* value[x] only string

Extension: WarningProblem
Id: problem
Title: "Problem"
Description: "The group of findings that a warning belongs to; statements of one problem share a card."
Context: ClinicalUseDefinition
* insert Own
* value[x] 1..1
* value[x] only Coding
* value[x] from $problem (required)

Extension: IndexFinding
Id: index-finding
Title: "Index finding"
Description: "The finding that has to be present beside the signs of a red flag. Without it the signs alone suffice."
Context: ClinicalUseDefinition
* insert Own
* value[x] 1..1
* value[x] only CodeableConcept
* value[x] from $finding (required)

Extension: Signs
Id: signs
Title: "Signs"
Description: "The signs at which a red flag fires, or that would show another cause."
Context: ClinicalUseDefinition
* insert Own
* value[x] 1..1
* value[x] only Reference(Group)
* value[x] obeys spasmwatch-to-group

Extension: PlaceInTherapy
Id: place-in-therapy
Title: "Place in therapy"
Description: "Where the drug stands among the treatments of the condition, as the source says it."
Context: ClinicalUseDefinition
* insert Own
* value[x] 1..1
* value[x] only markdown

Extension: IndicationDose
Id: dose
Title: "Dose"
Description: "The dose for the condition, as the source says it. Beyond it is beyond the range of that source, and no overdose."
Context: ClinicalUseDefinition
* insert Own
* value[x] 1..1
* value[x] only markdown

Extension: Synonym
Id: synonym
Title: "Synonym"
Description: "A name of the drug, brand names among them."
Context: Medication
* insert Own
* value[x] 1..1
* value[x] only string

Extension: DrugOrClass
Id: product-type
Title: "Drug or class"
Description: "Whether the Medication is a single drug or a class."
Context: Medication
* insert Own
* value[x] 1..1
* value[x] only Coding
* value[x] from ProductTypes (required)

Extension: Property
Id: property
Title: "Property"
Description: "Something about the drug that is no clinical use, with its evidence."
Context: MedicationKnowledge
* insert Own
* insert ClosedParts
* insert Part(kind, 1..1, code)
* insert PartOf(kind, PropertyKinds)
* insert Part(text, 1..1, markdown)
* extension contains Citation named citation 0..*

Extension: Member
Id: member
Title: "Member"
Description: "A member of the class, and who says so."
Context: MedicationKnowledge
* insert Own
* insert ClosedParts
* insert Part(drug, 1..1, [[Reference(Medication)]])
* extension[drug].value[x] obeys spasmwatch-to-medication
* insert Part(basis, 1..1, code)
* insert PartOf(basis, MemberBases)
* insert Part(reason, 1..1, string)

Extension: InheritedFrom
Id: inherited-from
Title: "Inherited from"
Description: "The class that the statement is about: it holds for the drug as a member. Derived."
Context: Reference
* insert Own
* value[x] 1..1
* value[x] only Reference(Medication)
* value[x] obeys spasmwatch-to-medication

Extension: GroupStatement
Id: statement
Title: "Statement"
Description: "The statement whose criteria the Group holds."
Context: Group
* insert Own
* value[x] 1..1
* value[x] only Reference(ClinicalUseDefinition)
* value[x] obeys spasmwatch-to-statement

Extension: AlternativeOf
Id: alternative-of
Title: "Alternative of"
Description: "The key of the 'any of' that the Group is one part of. Groups of one population are or-ed."
Context: Group
* insert Own
* value[x] 1..1
* value[x] only code

Extension: PolicyKey
Id: policy-key
Title: "Policy key"
Description: "The number comes from the policy and from no source. The policy gives a public reference for it and an installation can set another."
Context: Group.characteristic
* insert Own
* value[x] 1..1
* value[x] only code

Extension: PolicyLocal
Id: policy-local
Title: "Policy of this installation"
Description: "True where the installation has set the number itself; absent where it is the number of the catalogue."
Context: Group.characteristic
* insert Own
* value[x] 1..1
* value[x] only boolean

Extension: Criterion
Id: criterion
Title: "Criterion"
Description: "A criterion whole, as it is decided. A part is again such a criterion, to any depth."
Context: Group.characteristic
* obeys spasmwatch-criterion and spasmwatch-criterion-kind and spasmwatch-at-least
* insert Own
* insert ClosedParts
* insert Part(kind, 1..1, code)
* insert PartOf(kind, CriterionKinds)
* insert Part(key, 1..1, code)
* insert Part(finding, 0..1, CodeableConcept)
* insert PartOf(finding, $finding)
* insert Part(analyte, 0..1, Coding)
* insert PartOf(analyte, $analyte)
* insert Part(policy-key, 0..1, code)
* insert Part(limit, 0..1, Quantity)
* insert Part(policy-local, 0..1, boolean)
* insert Part(own-range, 0..1, boolean)
* insert Part(adults-only, 0..1, boolean)
* insert Part(drug, 0..1, [[Reference(Medication)]])
* extension[drug].value[x] obeys spasmwatch-to-medication
* insert Part(count, 0..1, positiveInt)
* insert Part(text, 0..1, markdown)
* extension contains part 0..*
* extension[part].value[x] 0..0
* extension[part].extension 2..*
