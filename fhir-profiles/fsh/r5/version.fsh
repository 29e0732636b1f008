// What only R5 has.

RuleSet: StatementOfThisVersion
* library 0..0

RuleSet: ContraindicationOfThisVersion
* contraindication.applicability 0..0

RuleSet: IndicationOfThisVersion
* indication.applicability 0..0
* indication.duration[x] only string

RuleSet: MedicationOfThisVersion
* marketingAuthorizationHolder 0..0
* doseForm 0..0
* totalVolume 0..0
* definition only Reference(MedicationKnowledge)
* definition ^short = "The page, where there is one; derived"

RuleSet: KnowledgeOfThisVersion
* insert OwnIdentifier(drugs)
* author 0..0
* intendedJurisdiction 0..0
* storageGuideline 0..0
* definitional 0..0
* medicineClassification.source[x] only string
* clinicalUseIssue obeys spasmwatch-to-statement
* clinicalUseIssue.extension contains InheritedFrom named inherited-from 0..1
* clinicalUseIssue ^short = "The statements about it and about its classes; derived"
* indicationGuideline.indication 1..*
* indicationGuideline.indication.concept 0..0
* indicationGuideline.dosingGuideline 0..0

RuleSet: GroupOfThisVersion
* membership = #definitional

// An expression says how it is to be read.
RuleSet: Evaluated
* processingMode = #normal

RuleSet: IssueExpression
* expression = "MedicationKnowledge.clinicalUseIssue"

RuleSet: ArtifactOfThisVersion
* extension[artifact].valueRelatedArtifact.extension 0..0
