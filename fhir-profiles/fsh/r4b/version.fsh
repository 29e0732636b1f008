// What only R4B has, and what it lacks. For an element that came with R5 there is an extension of our
// own: the ones that HL7 reserves for that are not resolvable without a package server, and HAPI's
// validator refuses them.

RuleSet: StatementOfThisVersion
* language 0..1

RuleSet: ContraindicationOfThisVersion
* language 0..1

// R4B has duration[x] here, but HAPI's model of R4B has something else in its place and loses it.
RuleSet: IndicationOfThisVersion
* indication.duration[x] 0..0
* indication.extension contains IndicationDuration named duration 0..1

RuleSet: MedicationOfThisVersion
* manufacturer 0..0
* form 0..0
* amount 0..0
* extension contains MedicationPage named definition 0..1

RuleSet: KnowledgeOfThisVersion
* manufacturer 0..0
* doseForm 0..0
* amount 0..0
* ingredient 0..0
* intendedRoute 0..0
* administrationGuidelines 0..0
* drugCharacteristic 0..0
* contraindication 0..0
* kinetics 0..0
* extension contains
    KnowledgeIdentifier named identifier 1..* and
    ClinicalUseIssue named clinical-use-issue 0..* and
    KnowledgeIndication named indication 0..*
* medicineClassification.extension contains ClassificationSource named classification-source 0..1

RuleSet: GroupOfThisVersion
* actual = false
* extension contains Description named description 0..1

RuleSet: Evaluated
* experimental = false

RuleSet: IssueExpression
* expression = "MedicationKnowledge.extension.where(url = 'https://spasmwatch.org/fhir/StructureDefinition/clinical-use-issue').value.ofType(Reference)"

RuleSet: ArtifactOfThisVersion
* extension[artifact].valueRelatedArtifact.extension contains PublicationDate named publication-date 0..1

Extension: IndicationDuration
Id: duration
Title: "Duration"
Description: "For how long the drug is used, as the source says it: indication.duration[x] of R5."
Context: ClinicalUseDefinition.indication
* insert Own
* value[x] 1..1
* value[x] only string or Range

Extension: MedicationPage
Id: definition
Title: "Page"
Description: "The MedicationKnowledge about the Medication, where there is one: Medication.definition of R5. Derived."
Context: Medication
* insert Own
* value[x] 1..1
* value[x] only Reference(MedicationKnowledge)

Extension: KnowledgeIdentifier
Id: identifier
Title: "Identifier"
Description: "MedicationKnowledge.identifier of R5."
Context: MedicationKnowledge
* insert Own
* value[x] 1..1
* value[x] only Identifier

Extension: ClinicalUseIssue
Id: clinical-use-issue
Title: "Clinical use issue"
Description: "A statement about the drug or about one of its classes: MedicationKnowledge.clinicalUseIssue of R5. Derived."
Context: MedicationKnowledge
* insert Own
* value[x] 1..1
* value[x] only Reference(ClinicalUseDefinition)
* value[x] obeys spasmwatch-to-statement

Extension: KnowledgeIndication
Id: indication
Title: "Indication"
Description: "A statement about what the drug is used for: MedicationKnowledge.indicationGuideline.indication of R5. Derived."
Context: MedicationKnowledge
* insert Own
* value[x] 1..1
* value[x] only Reference(ClinicalUseDefinition)
* value[x] obeys spasmwatch-to-statement

Extension: ClassificationSource
Id: classification-source
Title: "Source of a classification"
Description: "Why the drug belongs to the class: MedicationKnowledge.medicineClassification.source of R5. Derived."
Context: MedicationKnowledge.medicineClassification
* insert Own
* value[x] 1..1
* value[x] only string

Extension: PublicationDate
Id: publication-date
Title: "Publication date"
Description: "RelatedArtifact.publicationDate of R5."
Context: RelatedArtifact
* insert Own
* value[x] 1..1
* value[x] only date
